"""What is published for machines, at fixed addresses below the site's root. One format, one module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.bibtex import cite_bib
from bitext.publish.calendar import timeline_ics
from bitext.publish.citations import works
from bitext.publish.csl import cite_csl
from bitext.publish.data import documents_json, glossary_json, timeline_json
from bitext.publish.differences import differences_json
from bitext.publish.feed import feed_path, feed_xml
from bitext.publish.figures import figures_json
from bitext.publish.headers import headers_file
from bitext.publish.llms import llms_txt
from bitext.publish.markdown import markdown_copies
from bitext.publish.provenance import UNVERSIONED, Provenance, provenance
from bitext.publish.redirects import redirect_pages, redirects_file
from bitext.publish.ris import cite_ris
from bitext.publish.schemas import schema_files
from bitext.publish.sitemap import sitemap_files
from bitext.publish.skos import glossary_ttl
from bitext.publish.spreadsheet import figures_csv, glossary_csv
from bitext.publish.tbx import glossary_tbx
from bitext.publish.tmx import CORPUS_TMX, tmx_files

__all__ = ["Provenance", "data_paths", "provenance", "published_files"]

_Write = Callable[[Corpus, Addresses, Provenance], bytes]
_RECORDS: Mapping[str, _Write] = {
    "data/documents.json": documents_json,
    "data/timeline.json": timeline_json,
    "data/glossary.json": glossary_json,
    "data/figures.json": figures_json,
    "data/figures.csv": figures_csv,
    "data/differences.json": differences_json,
    "data/glossary.ttl": glossary_ttl,
    "data/glossary.csv": glossary_csv,
    "data/glossary.tbx": glossary_tbx,
}


def published_files(
    corpus: Corpus,
    addresses: Addresses,
    version: str = UNVERSIONED,
    generated: Iterable[tuple[str, str]] = (),
) -> Iterator[tuple[str, bytes]]:
    """Each file with its path, the same bytes for the same corpus and version.

    `version` names the state of the site's repository, `generated` the pages that no file stands behind, as
    (language, name); terms' pages need not be named.
    """
    about = provenance(corpus, addresses, version)
    for path, write in {**_RECORDS, **_dated(corpus, addresses)}.items():
        yield path, write(corpus, addresses, about)
    yield from tmx_files(corpus, addresses, about)
    yield from schema_files(corpus, addresses)
    yield "llms.txt", llms_txt(corpus, addresses, about, data_paths(corpus, addresses))
    yield from _citations(corpus, addresses, about)
    yield from markdown_copies(corpus, addresses, about)
    yield from sitemap_files(corpus, addresses, generated)
    yield from redirect_pages(corpus, addresses)
    yield "_redirects", redirects_file(corpus, addresses)
    yield "_headers", headers_file(addresses)


def data_paths(corpus: Corpus, addresses: Addresses) -> list[str]:
    """The paths of the files about the site as a whole, for a page to list them."""
    memory = [CORPUS_TMX] if corpus.documents else []
    schemas = (path for path, _ in schema_files(corpus, addresses))
    return [*_RECORDS, *memory, *_dated(corpus, addresses), *schemas]


def _dated(corpus: Corpus, addresses: Addresses) -> dict[str, _Write]:
    """What needs a date, which without an edition there is none of: each path with what writes it."""
    files: dict[str, _Write] = {}
    if not corpus.documents:
        return files
    for code in corpus.languages:
        files[f"{addresses.page(code, 'data')}timeline.ics"] = partial(timeline_ics, code=code)
        files[feed_path(addresses, code)] = partial(feed_xml, code=code)
    return files


def _citations(corpus: Corpus, addresses: Addresses, about: Provenance) -> Iterator[tuple[str, bytes]]:
    """What stands beside each document; it holds every language, so it is there once."""
    for document in corpus.documents:
        cited = works(corpus, addresses, about, document)
        path = addresses.document(addresses.default, document.id)
        yield f"{path}cite.bib", cite_bib(cited, about)
        yield f"{path}cite.ris", cite_ris(cited)
        yield f"{path}cite.csl.json", cite_csl(cited)
