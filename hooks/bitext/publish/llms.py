"""`llms.txt`: what the site holds, for language models (llmstxt.org): a title, a summary, lists of links."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance


def llms_txt(corpus: Corpus, addresses: Addresses, provenance: Provenance, files: list[str]) -> bytes:
    """Links to the Markdown copies of all pages but the terms', which the glossary lists, and to the data files."""
    lines: list[str] = []
    first = addresses.default
    lines.append(f"# {_line(' / '.join(provenance.name.values()))}\n")
    homes = [corpus.pages[code]["index"] for code in corpus.languages if "index" in corpus.pages[code]]
    about = [_line(str(home.front["description"])) for home in homes if home.front.get("description")]
    if about:
        lines.append("> " + "\n> ".join(about) + "\n")
    lines += [f"{_line(cite)}\n" for cite in provenance.cite.values()]
    lines.append(f"Licence: {provenance.licence}\n")
    for code in corpus.languages:
        phrases = LANGUAGES[code].phrases
        lines.append(f"## {phrases['documents']} ({phrases['language_name']})\n")
        lines.append("\n".join(_pages(corpus, addresses, code, documents=True)) + "\n")
    lines.append("## Data\n")
    lines.append("\n".join(f"- [{path}]({addresses.absolute(path)})" for path in files) + "\n")
    lines.append("## Optional\n")
    lines.append("\n".join(_pages(corpus, addresses, first, documents=False)) + "\n")
    return "\n".join(lines).encode()


def _pages(corpus: Corpus, addresses: Addresses, code: str, *, documents: bool) -> Iterator[str]:
    editions = [document.pages[code] for document in corpus.documents if code in document.pages]
    names = {page.name for page in editions}
    for page in editions if documents else (page for page in corpus.pages[code].values() if page.name not in names):
        url = addresses.absolute(addresses.copy(code, page.name))
        told = page.front.get("description")
        title = _line(page.title).replace("[", "(").replace("]", ")")
        yield f"- [{title}]({url})" + (f": {_line(str(told))}" if told else "")


def _line(text: str) -> str:
    return " ".join(text.split())
