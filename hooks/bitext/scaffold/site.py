"""A second site with this one's machinery and other texts: `bitext new site`.

The machinery is copied from the tree that this library lies in, so that the new site stands on its own and needs
nothing but its own folder. Pages that speak of the machinery and not of the texts (how to read, the data, the guide
for contributors) come along; what is this site's own is written anew from `skeleton/`. A page there that begins with a
section stands for the sections of our page alone that have the same ids.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bitext.corpus import DOCUMENTS, read_corpus
from bitext.languages import LANGUAGES
from bitext.scaffold.edition import scalar
from bitext.scaffold.files import RefusedError, write_files
from bitext.scaffold.wording import WORDINGS

TREE = Path(__file__).parents[3]
"""The folder that the library is part of."""
SKELETON = Path(__file__).parent / "skeleton"
EXAMPLE_DOCUMENT, EXAMPLE_TERM = "tides", "tide-gauge"
COPIED = (
    *("hooks", "overrides", "hosting", ".github", ".gitignore", ".pre-commit-config.yaml"),
    *("CONTRIBUTING.md", "CONTRIBUTING.zh.md", "requirements.in", "requirements.lock"),
)
"""What is the same in every site."""
HOOKS = ".pre-commit-config.yaml"
NOT_COPIED = {".github/workflows/coverage.yml"}
"""What is for the tests of the machinery, which stay where they are."""
SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".yml", ".yaml", ".md", ".txt", ".in", ".lock", ".conf"}
PLAIN = {".gitignore", "Makefile", "LICENSE"}
"""What belongs to it has one of these suffixes or names: what else lies there was made by a program."""
MARK = (
    "M5 0h22a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5Z"
    "M16 2h11a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H16Z"
)
"""Two facing pages: a mark for a site that has none of its own yet."""
_WORD = re.compile(r"""(?<=["/`])[a-z0-9-]+(?=["/`])""")
"""A name in quotation marks, as code or in an address."""
_SECTION = re.compile(r"^(?=## .*\{#[\w-]+\}$)", re.MULTILINE)


def new_site(folder: Path, names: Mapping[str, str], tree: Path = TREE) -> list[str]:
    """Write a site called `names` (by language) into a folder that is empty or not there yet.

    Returns what was done and what is left to do, a line each. Raises `RefusedError` before anything is written.
    """
    if not all((tree / one).exists() for one in (*COPIED, "mkdocs.yml", "docs", "pyproject.toml")):
        raise RefusedError("the library lies here without its site; run this from a clone of the repository")
    for code, name in names.items():
        if not name.strip() or not name.isprintable():
            raise RefusedError(f"the name in {code} is empty, or cannot be printed")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{folder}: is there already and was not touched; name an empty folder or a new one")
    files = dict(_files(names, tree))
    write_files(folder, files)
    return [
        f"{folder}: {len(files)} files written",
        f"{folder}: left to do: 'make serve' shows the site; README.md lists what to make your own",
    ]


def _files(names: Mapping[str, str], tree: Path) -> Iterator[tuple[str, str]]:
    """The paths and the texts of all files of the new site; a later one stands for an earlier one."""
    for part in COPIED:
        yield from ((path, text) for path, text in _texts(tree / part, part) if path not in NOT_COPIED)
    yield "overrides/assets/images/icon.svg", _svg('xmlns="http://www.w3.org/2000/svg"', "#a5281b")
    hidden = 'class="bt-mark" width="24" height="24" aria-hidden="true" focusable="false"'
    yield "overrides/partials/mark.html", _svg(hidden, "currentColor")
    yield "mkdocs.yml", _configuration((tree / "mkdocs.yml").read_text(encoding="utf-8"), names)
    yield HOOKS, _texts_alone((tree / HOOKS).read_text(encoding="utf-8"))
    yield "pyproject.toml", _project((tree / "pyproject.toml").read_text(encoding="utf-8"), names)
    yield from _pages(tree)
    filled = {path: _filled(text, names) for path, text in _texts(SKELETON, "")}
    for path, text in filled.items():
        if text.startswith("## "):
            filled[path] = _with_sections((tree / path).read_text(encoding="utf-8"), text)
    rule = f"\n{'-' * 80}\n\n"
    filled["LICENSE"] = (tree / "LICENSE").read_text(encoding="utf-8").partition(rule)[0] + rule + filled["LICENSE"]
    yield from filled.items()


def _texts(place: Path, name: str) -> Iterator[tuple[str, str]]:
    """The text files at a place, by their paths below its parent; made ones (`__pycache__`, `*.egg-info`) are not."""
    if place.is_dir():
        for one in sorted(place.iterdir()):
            if not one.name.endswith((".egg-info", "__pycache__")):
                yield from _texts(one, f"{name}/{one.name}".lstrip("/"))
    elif place.suffix in SUFFIXES or place.name in PLAIN:
        yield name, place.read_text(encoding="utf-8")


def _pages(tree: Path) -> Iterator[tuple[str, str]]:
    """The pages that are about no document; an example in them takes the names of the new site's example."""
    corpus = read_corpus(tree)
    for code, pages in corpus.pages.items():
        for name, page in pages.items():
            if not name.startswith(DOCUMENTS) or name == f"{DOCUMENTS}index":
                text = (tree / page.path).read_text(encoding="utf-8")
                for document in corpus.document_by_id:
                    text = text.replace(document, EXAMPLE_DOCUMENT)
                text = _WORD.sub(lambda match: EXAMPLE_TERM if match[0] in corpus.terms else match[0], text)
                yield f"docs/{code}/{name}.md", text


def _configuration(text: str, names: Mapping[str, str]) -> str:
    """`mkdocs.yml` with other names: the first language's at the top, the others' with their languages."""
    code = next(iter(LANGUAGES))
    lines = []
    for line in text.split("\n"):
        indent, key = re.match(r"( *(?:- )?)([\w]*)", line).groups()  # type: ignore[union-attr]
        if key == "locale":
            code = line.partition(":")[2].strip()
        elif key == "site_name":
            line = f"{indent}site_name: {scalar(names[code])}"
        elif key == "site_description":
            line = f"{indent}site_description: {scalar(WORDINGS[code].index_description)}"
        lines.append(line)
    return "\n".join(lines)


def _project(text: str, names: Mapping[str, str]) -> str:
    """`pyproject.toml` under another name, without what only the tests of the machinery need."""
    name = names[next(iter(LANGUAGES))]
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "bilingual-site"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    text = text.partition("\n[tool.pytest")[0]
    text = re.sub(r'^name = ".*"$', f'name = "{slug}"', text, flags=re.MULTILINE)
    return re.sub(r'^description = ".*"$', lambda _: f'description = "{quoted}"', text, flags=re.MULTILINE)


def _texts_alone(hooks: str) -> str:
    """The hooks before a commit that look at texts; those at code ask for tools that only the tests of it bring."""
    head, *entries = re.split(r"^(?=      - id: )", hooks, flags=re.MULTILINE)
    kept = [entry for entry in entries if "/bitext " in entry]
    return "".join(["repos:\n" + head.partition("repos:\n")[2], *kept])


def _filled(text: str, names: Mapping[str, str]) -> str:
    text = text.replace("@DATE@", datetime.date.today().isoformat())
    for code, name in names.items():
        text = text.replace(f"@NAME_{code.upper()}@", name).replace(f"@YAML_{code.upper()}@", scalar(name))
    return text


def _with_sections(page: str, sections: str) -> str:
    """A page in which sections stand for those with the same id; of one that is a heading alone, nothing is left."""
    mine = {_id(part): part for part in _SECTION.split(sections)}
    head, *parts = _SECTION.split(page)
    kept = (mine.get(_id(part), part).rstrip("\n") for part in parts)
    return head + "\n\n".join(part for part in kept if "\n" in part) + "\n"


def _id(section: str) -> str:
    """The id in the first line of a section."""
    return section.partition("\n")[0].rpartition("{#")[2].rstrip("}")


def _svg(attributes: str, colour: str) -> str:
    return f'<svg {attributes} viewBox="0 0 32 32"><path fill="{colour}" fill-rule="evenodd" d="{MARK}"/></svg>\n'
