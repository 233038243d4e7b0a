"""Whether every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bitext.findings import Finding
from bitext.site_check.built_site import BuiltSite
from bitext.site_check.rules import excerpt, site_rule

# What makes an address mean the same from any depth: a scheme, a slash; or it never leaves the page.
_FROM_ANYWHERE = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*+:|[/\\#]|\Z)")


@site_rule("L800")
def unreadable(site: BuiltSite) -> Iterator[Finding]:
    """There is no site, or a file of it cannot be read.

    What cannot be read cannot be checked, and browsers would show it broken.

    Wrong: a page in another encoding than UTF-8, a manifest that is not JSON, an empty folder
    Right: the site built anew
    """
    yield from site.findings
    if not site.pages:
        yield Finding(".", 1, "L800", "no built site is here", "run 'mkdocs build', or name its folder")


@site_rule("L801")
def dead_link(site: BuiltSite) -> Iterator[Finding]:
    """An address leads to a file of the site that is not there.

    Links, pictures, scripts and style sheets, alternates, feeds, and the full addresses in data files are followed,
    as a static server would: a folder means its `index.html`.

    Wrong: `<a href="../abuot/">`
    Right: `<a href="../about/">`
    """
    for source in site.sources:
        for reference in source.references:
            kind, name, _ = reference.target
            if kind == "missing" and reference.role != "base":
                where = f"outside the site at '{site.base}'" if name.startswith("/") else "which is not there"
                message = f"{reference.what} leads to '{excerpt(name)}', {where}"
                yield Finding(source.path, reference.line, "L801", message, "correct the address, or add what it names")


@site_rule("L802")
def dead_fragment(site: BuiltSite) -> Iterator[Finding]:
    """An address names a place in a page that is not there.

    The reader would land at the top of the page and not learn why; in the other language just as in one's own.

    Wrong: `<a href="../zh/about/#p7">`, where that page has no `id="p7"`
    Right: `<a href="../zh/about/#p6">`, where it has `id="p6"`
    """
    for source in site.sources:
        for reference in source.references:
            page = site.page_at(reference.target)
            # What follows `:~:` is a text to look for, not the name of a place.
            fragment = reference.target.fragment.partition(":~:")[0]
            if page and fragment and not (page.has(fragment) or page.has(unquote(fragment))):
                where = f"'#{excerpt(unquote(fragment))}' of '{page.path}'"
                message = f"{reference.what} leads to {where}, which is not there"
                yield Finding(source.path, reference.line, "L802", message, "correct the fragment, or add the id")


@site_rule("L803")
def id_twice(site: BuiltSite) -> Iterator[Finding]:
    """An id stands twice in a page.

    An address must lead to one place.

    Wrong: `<p id="p3">` and `<li id="p3">`
    Right: `<p id="p3">` and `<li id="p4">`
    """
    for page in site.pages.values():
        for line, ident in page.repeated_ids:
            yield Finding(page.path, line, "L803", f"the id '{excerpt(ident)}' is already taken", "give it another id")


@site_rule("L804")
def no_not_found_page(site: BuiltSite) -> Iterator[Finding]:
    """The site has no 404.html.

    A reader with an outdated address would see the host's own page, without a way on.

    Wrong: no `404.html`
    Right: `404.html` in the site's folder
    """
    if site.pages and "404.html" not in site.files:
        yield Finding("404.html", 1, "L804", "is not there", "let the theme make it ('static_templates')")


@site_rule("L805")
def relative_in_not_found_page(site: BuiltSite) -> Iterator[Finding]:
    """404.html has a relative address.

    It is shown at whatever address a reader asked for, so a relative one is right at one depth only.

    Wrong: `<a href="about/">` in 404.html
    Right: `<a href="/about/">`, or a `<base href="/">`
    """
    page = site.pages.get("404.html")
    if page is None or (page.base and _FROM_ANYWHERE.match(page.base.address)):
        return
    for reference in page.references:
        if not _FROM_ANYWHERE.match(reference.address):
            message = f"{reference.what} has the relative address '{excerpt(reference.address)}'"
            yield Finding(page.path, reference.line, "L805", message, "begin it with a slash")


@site_rule("L806")
def sitemap_entry(site: BuiltSite) -> Iterator[Finding]:
    """The sitemap names something that is no page of the site.

    Search engines would be sent to nothing, or to another site.

    Wrong: `<loc>https://example.org/abuot/</loc>`
    Right: `<loc>https://example.org/about/</loc>`
    """
    for entry in site.sitemap:
        for reference in (entry.location, *entry.alternates):
            kind = reference.target.kind
            # Without knowing its own address one cannot tell whether a full address is the site's.
            if kind == "missing" or (kind == "foreign" and site.base):
                message = f"{reference.what} names '{excerpt(reference.address)}', which is not in the site"
                hint = "build the site anew, with its own 'site_url'"
                yield Finding("sitemap.xml", reference.line, "L806", message, hint)


@site_rule("L807")
def picture_without_words(site: BuiltSite) -> Iterator[Finding]:
    """A picture has no `alt`.

    Who cannot see it is told nothing, or its file's name. An empty `alt=""` says that it only decorates.

    Wrong: `<img src="map.png">`
    Right: `<img src="map.png" alt="Provinces with a plan of their own">`
    """
    for page in site.pages.values():
        for line, address in page.without_alt:
            message = f"the picture '{excerpt(address)}' has no alt"
            yield Finding(page.path, line, "L807", message, "say in alt what it shows")
