"""Redirects as they are published: a static page where a page has moved, a line where a part of one has.

Of what a reader came for, only a script can see the fragment: it carries that on to the new page. Without it the page
has a refresh, its canonical address, and a link for whoever follows neither.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Moved:
    """What a page says of a part that it no longer has: the old fragment, where it is now, and the words for that."""

    id: str
    url: str
    text: str


def redirect_pages(corpus: Corpus, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """The pages that take the place of those that have moved."""
    for redirect in corpus.redirects:
        if redirect.is_page:
            for code in corpus.languages:
                root = addresses.page(code, "index")
                old, new = f"{root}{redirect.old}", f"{root}{redirect.new}"
                yield f"{old}index.html", _page(addresses, old, new, code)


def redirects_file(corpus: Corpus, addresses: Addresses) -> bytes:
    """`_redirects`, as Netlify and Cloudflare Pages read it: what has moved, and each language's own 404.

    A browser carries the fragment on by itself when it is the host that redirects. Cloudflare finds the nearest
    404.html alone and passes over those lines.
    """
    base = urlsplit(addresses.base).path.rstrip("/")
    lines = []
    for code in corpus.languages:
        root = addresses.page(code, "index")
        lines += [
            f"{base}/{root}{redirect.old} {base}/{root}{redirect.new} 301"
            for redirect in corpus.redirects
            if redirect.is_page
        ]
    lines.append(f"{base}/{addresses.default}/* {base}/:splat 301")
    for code in corpus.languages:
        if code != addresses.default:
            root = addresses.page(code, "index")
            lines.append(f"{base}/{root}* {base}/{root}404.html 404")
    return "".join(f"{line}\n" for line in lines).encode()


SCRIPT = "assets/javascripts/moved.js"
"""Leads on from what has moved; it is the same on the pages that are still there."""
_ICON = "assets/images/icon.svg"


def _page(addresses: Addresses, old: str, new: str, code: str) -> bytes:
    language = LANGUAGES[code]
    way = html.escape(relative(new, old))
    address = html.escape(addresses.absolute(new))
    link = f'<a href="{way}" data-moved>{address}</a>'
    script, icon = (html.escape(relative(path, old)) for path in (SCRIPT, _ICON))
    title = html.escape(language.phrases["moved_title"])
    text = html.escape(language.phrases["moved_to"]).format(address=link)
    return f"""<!doctype html>
<html lang="{language.tag}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{address}">
<link rel="icon" href="{icon}">
<meta name="robots" content="noindex">
<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>
<script src="{script}" type="module"></script>
</head>
<body>
<p>{text}</p>
</body>
</html>
""".encode()


def moved_parts(corpus: Corpus, addresses: Addresses, code: str, page: str) -> list[Moved]:
    """What has moved from a page that is still there; `page` is its path, for the template to list."""
    root = addresses.page(code, "index")
    phrase = LANGUAGES[code].phrases["moved_to"]
    found = []
    for redirect in corpus.redirects:
        path, _, fragment = f"{root}{redirect.old}".partition("#")
        if fragment and path == page:
            new = f"{root}{redirect.new}"
            found.append(Moved(fragment, relative(new, page), phrase.format(address=addresses.absolute(new))))
    return found
