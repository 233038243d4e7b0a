"""The Atom feed (RFC 4287), one in each language: the editions, and the events they date.

Written here rather than by feedgen: that drops the language of links, and needs lxml.
Nothing in a feed is newer than it is: an edition is as old as its record says, an event as the latest edition that
dates it.
"""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

import bitext
from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.events import Event
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance, made_day
from bitext.publish.xml import LANG, element, xml_bytes

MOST_EDITIONS, MOST_EVENTS = 100, 200
"""How many a feed holds; readers fetch it whole every hour, and what is older they have seen."""


def feed_path(addresses: Addresses, code: str) -> str:
    return f"{addresses.page(code, 'index')}feed.xml"


def feed_xml(corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> bytes:
    """The feed of one language: the newest editions, then the newest events, each the latest first."""
    language = LANGUAGES[code]
    feed = element(None, "feed", xmlns="http://www.w3.org/2005/Atom")
    feed.set(LANG, language.tag)
    own = addresses.absolute(feed_path(addresses, code))
    element(feed, "id", own)
    element(feed, "title", language.phrases["feed_title"].format(name=provenance.name[code]))
    element(feed, "subtitle", provenance.cite[code])
    element(feed, "updated", _moment(provenance.day))
    element(element(feed, "author"), "name", provenance.name[code])
    element(feed, "link", rel="self", href=own, type="application/atom+xml", hreflang=language.tag)
    _link(feed, addresses.absolute(addresses.page(code, "index")), code)
    element(feed, "rights", provenance.licence)
    element(feed, "generator", f"bitext, {provenance.version}", version=bitext.__version__)
    documents = [document for document in corpus.documents if code in document.pages]
    documents.sort(key=lambda document: made_day(document.pages[code]), reverse=True)
    for document in documents[:MOST_EDITIONS]:
        _edition(feed, addresses, document, code)
    dated = {event.id: _updated(corpus, event) for event in corpus.events}
    events = sorted(corpus.events, key=lambda event: (dated[event.id], event.date.sort_key()), reverse=True)
    for event in sorted(events[:MOST_EVENTS], key=lambda event: event.date.sort_key(), reverse=True):
        _event(feed, corpus, addresses, event, dated[event.id], code)
    return xml_bytes(feed)


def _updated(corpus: Corpus, event: Event) -> datetime.date:
    """When the latest edition was made that dates an event."""
    cited = [corpus.document_by_id[cite.document] for cite in event.cites]
    return max(made_day(page) for document in cited for page in document.pages.values())


def _edition(feed: ET.Element, addresses: Addresses, document: Document, code: str) -> None:
    page = document.pages[code]
    url = addresses.absolute(addresses.document(code, document.id))
    entry = _entry(feed, url, page.title, made_day(page), code)
    element(element(entry, "author"), "name", str(page.front["edition"]["by"]))
    for other in document.pages:
        if other != code:
            _link(entry, addresses.absolute(addresses.document(other, document.id)), other)
    element(entry, "summary", str(page.front["description"]))


def _event(
    feed: ET.Element, corpus: Corpus, addresses: Addresses, event: Event, updated: datetime.date, code: str
) -> None:
    language = LANGUAGES[code]
    entry = _entry(feed, addresses.absolute(addresses.event(code, event.id)), event.title[code], updated, code)
    element(entry, "category", term=event.kind, label=language.phrases[f"kind_{event.kind}"])
    for cite in event.cites:
        paragraph = corpus.document_by_id[cite.document].there(code, cite.paragraph)
        url = addresses.absolute(addresses.document(code, cite.document, paragraph))
        element(entry, "link", rel="related", href=url, hreflang=language.tag)
    element(entry, "summary", language.format_date(event.date))


def _entry(feed: ET.Element, url: str, title: str, updated: datetime.date, code: str) -> ET.Element:
    entry = element(feed, "entry")
    element(entry, "id", url)
    element(entry, "title", title)
    element(entry, "updated", _moment(updated))
    _link(entry, url, code)
    return entry


def _link(parent: ET.Element, href: str, code: str) -> None:
    element(parent, "link", rel="alternate", href=href, type="text/html", hreflang=LANGUAGES[code].tag)


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
