"""Whether the site keeps to itself: nothing is fetched from another host, and nothing runs but the site's scripts."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.findings import Finding
from bitext.site_check.built_site import BuiltSite
from bitext.site_check.rules import excerpt, site_rule


@site_rule("L831")
def other_host(site: BuiltSite) -> Iterator[Finding]:
    """A page or style sheet fetches something from another host.

    That host would learn who reads what, and the page would break where the host is blocked. A link that readers
    follow by themselves may lead anywhere.

    Wrong: `<script src="https://cdn.example.com/x.js">`, `@import "https://fonts.example.com/…"`
    Right: the file put among the site's own
    """
    for source in site.sources:
        for reference in source.references:
            if reference.role != "link" and reference.target.kind == "foreign":
                message = f"{reference.what} makes a request to another host, '{excerpt(reference.target.name)}'"
                hint = "take the file into the site, or leave it out"
                yield Finding(source.path, reference.line, "L831", message, hint)


@site_rule("L832")
def inline_script(site: BuiltSite) -> Iterator[Finding]:
    """A page contains a script instead of naming its file.

    Only without inline scripts can a content security policy shut out what should not be there. Data in a script
    element, as `type="application/json"`, is no script.

    Wrong: `<script>start()</script>`
    Right: `<script src="assets/start.js"></script>`
    """
    for page in site.pages.values():
        for line, text in page.inline_scripts:
            message = f"an inline script, '{excerpt(text, 40)}'"
            yield Finding(page.path, line, "L832", message, "put it into a file, and name that in src")


@site_rule("L833")
def event_handler(site: BuiltSite) -> Iterator[Finding]:
    """A tag has an event handler.

    It is a script inside the page, as L832 forbids it.

    Wrong: `<a href="#" onclick="open()">`
    Right: the handler set by a script of the site
    """
    for page in site.pages.values():
        for line, name in page.handlers:
            yield Finding(page.path, line, "L833", f"an event handler, '{excerpt(name)}'", "set it in a script file")


@site_rule("L834")
def code_as_address(site: BuiltSite) -> Iterator[Finding]:
    """An address is code to be run.

    It is a script inside the page, as L832 forbids it, and leads nowhere when opened in a new window.

    Wrong: `<a href="javascript:print()">`
    Right: `<button>` with a script of the site
    """
    for source in site.sources:
        for reference in source.references:
            if reference.target.kind == "code":
                message = f"{reference.what} runs code, '{excerpt(reference.address)}'"
                yield Finding(source.path, reference.line, "L834", message, "make it a button with a script file")
