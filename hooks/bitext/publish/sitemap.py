"""`sitemap.xml`: every page with the same page in the other languages, where there is one.

It takes the place of the one that is written with the pages, which gives the day of the build as that of every
change and other language tags than the pages themselves.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES
from bitext.publish.provenance import made_iso
from bitext.publish.xml import element, xml_bytes

_SPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def sitemap_files(
    corpus: Corpus, addresses: Addresses, generated: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, bytes]]:
    """The sitemap and its compressed twin. `generated` are pages without a file: (language, name)."""
    languages: dict[str, list[str]] = {}
    for code in corpus.languages:
        terms = (f"glossary/{term}" for term in corpus.terms)
        others = (name for language, name in generated if language == code)
        for name in {*corpus.pages[code], *terms, *others}:
            languages.setdefault(name, []).append(code)
    root = element(None, "urlset", **_SPACES)
    for name, codes in sorted(languages.items()):
        for code in codes:
            url = element(root, "url")
            element(url, "loc", addresses.absolute(addresses.page(code, name)))
            page = corpus.pages[code].get(name)
            if page and (made := made_iso(page)):
                element(url, "lastmod", made)
            for other in codes if len(codes) > 1 else ():
                _alternate(url, addresses, other, name, LANGUAGES[other].tag)
            if len(codes) > 1 and addresses.default in codes:
                _alternate(url, addresses, addresses.default, name, "x-default")
    data = xml_bytes(root)
    yield "sitemap.xml", data
    yield "sitemap.xml.gz", gzip.compress(data, mtime=0)


def _alternate(url: ET.Element, addresses: Addresses, code: str, name: str, tag: str) -> None:
    href = addresses.absolute(addresses.page(code, name))
    element(url, "xhtml:link", rel="alternate", hreflang=tag, href=href)
