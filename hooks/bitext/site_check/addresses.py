"""Whether every page says its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bitext.findings import Finding
from bitext.site_check.built_site import BuiltSite, own_addresses
from bitext.site_check.rules import excerpt, site_rule

_FULL = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


@site_rule("L821")
def no_canonical(site: BuiltSite) -> Iterator[Finding]:
    """A page does not say its canonical address.

    Copies of the site, and the same page with and without `index.html`, would count as rivals. Where no page says
    it, the site does not know its own address, and full addresses in it cannot be checked.

    Wrong: no `<link rel="canonical">`
    Right: `<link rel="canonical" href="https://example.org/about/">`, which MkDocs writes once it has a `site_url`
    """
    listed = [page for page in site.pages.values() if page.listed]
    if listed and all(page.canonical is None for page in listed):
        path = "index.html" if "index.html" in site.pages else listed[0].path
        yield Finding(path, 1, "L821", "no page says its canonical address", "set 'site_url' in mkdocs.yml")
        return
    for page in listed:
        if page.canonical is None:
            hint = 'add <link rel="canonical"> to its template'
            yield Finding(page.path, page.line, "L821", "does not say its canonical address", hint)


@site_rule("L822")
def other_canonical(site: BuiltSite) -> Iterator[Finding]:
    """A page's canonical address is not its own.

    Search engines would leave the page out. Pages that only send readers on may name where they send them.

    Wrong: `https://example.org/` as canonical address of `about/`
    Right: `https://example.org/about/`
    """
    for page in site.pages.values():
        if page.canonical and page.listed:
            line, address = page.canonical
            if unquote(address.strip()) not in [f"{site.base}{own}" for own in own_addresses(page.path)]:
                own = f"{site.base or 'https://…/'}{own_addresses(page.path)[0]}"
                message = f"the canonical address is '{excerpt(address)}', the page's own '{own}'"
                yield Finding(page.path, line, "L822", message, "name the page's own address, in full")


@site_rule("L823", "warning")
def relative_alternate(site: BuiltSite) -> Iterator[Finding]:
    """An alternate is not named by its full address.

    Search engines ask for full addresses there.

    Wrong: `<link rel="alternate" hreflang="en" href="../">`
    Right: `<link rel="alternate" hreflang="en" href="https://example.org/">`
    """
    if not site.base:
        return
    for page in site.pages.values():
        for reference in page.alternates:
            if not _FULL.match(reference.address):
                message = f"the alternate '{excerpt(reference.address)}' is no full address"
                hint = f"begin it with '{site.base}'"
                yield Finding(page.path, reference.line, "L823", message, hint, "warning")
