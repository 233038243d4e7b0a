"""Whether the languages of a site lead to each other, and say rightly what they are."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.findings import Finding
from bitext.site_check.built_site import BuiltSite
from bitext.site_check.language_tag import agree, is_language_tag
from bitext.site_check.page import Page, Reference
from bitext.site_check.rules import excerpt, site_rule


@site_rule("L811")
def page_language(site: BuiltSite) -> Iterator[Finding]:
    """A page does not say its language, or not in a language tag (BCP 47).

    Screen readers choose their voice by it, browsers their font and hyphenation.

    Wrong: `<html>`, `<html lang="zh_CN">`
    Right: `<html lang="zh-Hans">`
    """
    for page in site.pages.values():
        if page.whole and not is_language_tag(page.language):
            message = f"<html lang> is '{excerpt(page.language)}'" if page.language else "<html> has no lang"
            yield Finding(page.path, page.line, "L811", message, "write a tag such as 'en' or 'zh-Hans'")


@site_rule("L812")
def hreflang_tag(site: BuiltSite) -> Iterator[Finding]:
    """An hreflang is no language tag (BCP 47).

    Search engines pass over what they do not know.

    Wrong: `hreflang="cn"`, `hreflang="zh_CN"`
    Right: `hreflang="zh-Hans"`
    """
    for path, reference, _ in _with_hreflang(site):
        if not is_language_tag(reference.hreflang):
            message = f"hreflang '{excerpt(reference.hreflang)}' is no language tag"
            yield Finding(path, reference.line, "L812", message, "write a tag such as 'en' or 'zh-Hans'")


@site_rule("L813")
def no_alternates(site: BuiltSite) -> Iterator[Finding]:
    """A page of a site in several languages does not say where its other languages are.

    A page that is there in one language only says so by naming just itself.

    Wrong: no `<link rel="alternate" hreflang="…">` in a page's head
    Right: one for each language the page is there in, itself included, and one `x-default`
    """
    if len(site.languages) > 1:
        for page in site.pages.values():
            if page.listed and not page.alternates:
                message = "names no alternates, though the site has several languages"
                yield Finding(page.path, page.line, "L813", message, 'add <link rel="alternate" hreflang> for each')


@site_rule("L814")
def one_way_alternate(site: BuiltSite) -> Iterator[Finding]:
    """A page names an alternate that does not name it in return.

    Search engines believe neither of the two then.

    Wrong: `zh/about/` as alternate of `about/`, but `zh/` as that of `zh/about/`
    Right: each of both
    """
    for page in site.pages.values():
        # An alternate may be the default, too; once is enough.
        for reference in {reference.target: reference for reference in reversed(page.alternates)}.values():
            other = site.page_at(reference.target)
            if other and other is not page and page.path not in _alternate_paths(other):
                message = f"the alternate '{other.path}' does not name this page in return"
                yield Finding(page.path, reference.line, "L814", message, "let both name each other, or neither")


@site_rule("L815")
def no_self_reference(site: BuiltSite) -> Iterator[Finding]:
    """A page names its other languages, but not itself among them.

    Search engines ask for the whole set on every page of it.

    Wrong: `about/` names `zh/about/` only
    Right: `about/` names `about/` and `zh/about/`
    """
    for page in site.pages.values():
        mine = {reference.target.name for reference in page.alternates if not _is_default(reference)}
        # A site that does not know its own address cannot recognise itself in a full one.
        if page.alternates and page.path not in mine and (site.base or _all_inside(page)):
            line = page.alternates[0].line
            yield Finding(page.path, line, "L815", "its alternates leave out the page itself", "add its own language")


@site_rule("L816")
def no_default(site: BuiltSite) -> Iterator[Finding]:
    """A page names its other languages, but none for readers of yet another one.

    Search engines would choose for them.

    Wrong: alternates `en` and `zh-Hans`
    Right: alternates `en`, `zh-Hans` and `x-default`
    """
    for page in site.pages.values():
        if page.alternates and not any(_is_default(reference) for reference in page.alternates):
            line = page.alternates[0].line
            yield Finding(page.path, line, "L816", "its alternates have no 'x-default'", "add one for everybody else")


@site_rule("L817")
def other_language(site: BuiltSite) -> Iterator[Finding]:
    """An hreflang promises another language than the page it leads to is in.

    `zh` for a page in `zh-Hans` is no contradiction, only less exact. `x-default` is for alternates only.

    Wrong: `<a href="zh/" hreflang="en">`, where that page has `<html lang="zh-Hans">`
    Right: `<a href="zh/" hreflang="zh-Hans">`
    """
    for path, reference, is_alternate in _with_hreflang(site):
        other = site.page_at(reference.target)
        if not other or not other.language or (is_alternate and _is_default(reference)):
            continue
        if not agree(reference.hreflang, other.language):
            tag, language = excerpt(reference.hreflang), excerpt(other.language)
            message = f"hreflang '{tag}' leads to '{other.path}', which is in '{language}'"
            yield Finding(path, reference.line, "L817", message, "correct the tag, or the address")


@site_rule("L818")
def sitemap_pair(site: BuiltSite) -> Iterator[Finding]:
    """The alternates of a sitemap entry are no pair: one has no entry or does not name the other, or itself is missing.

    As in the pages themselves, search engines believe what both sides say.

    Wrong: `about/` with the alternate `zh/about/`, which has an entry without alternates
    Right: both entries with both alternates
    """
    named = {
        entry.location.target.name: {reference.target.name for reference in entry.alternates} for entry in site.sitemap
    }
    for entry in site.sitemap:
        here = entry.location.target.name
        for reference in entry.alternates:
            name = reference.target.name
            if reference.target.kind == "file" and here not in named.get(name, ()):
                what = f"does not name '{here}' in return" if name in named else "has no entry of its own"
                message = f"the alternate '{name}' {what}"
                yield Finding("sitemap.xml", reference.line, "L818", message, "name each in the entries of both")
        if entry.alternates and here not in named[here]:
            message = f"the alternates of '{here}' leave out itself"
            yield Finding("sitemap.xml", entry.location.line, "L818", message, "add its own language")


@site_rule("L819")
def one_way_margin(site: BuiltSite) -> Iterator[Finding]:
    """A margin link to the other language has no way back.

    From the paragraph it leads to, the margin must lead back to the same paragraph, or to one of its row: one
    whose own margin link leads there, too.

    Wrong: p7 leads to p9 in Chinese, and p9 there to p8
    Right: p7 and p8 lead to p9 in Chinese, and p9 there to p7
    """
    crossings: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for page in site.pages.values():
        for paragraph, reference in page.crossings:
            if reference.target.kind == "file":
                there = reference.target.name, reference.target.fragment
                crossings.setdefault((page.path, paragraph), set()).add(there)
    for page in site.pages.values():
        for paragraph, reference in page.crossings:
            there = reference.target.name, reference.target.fragment
            back = crossings.get(there, set())
            if reference.target.kind == "file" and not any(
                path == page.path and there in crossings.get((path, ident), ()) for path, ident in back
            ):
                message = f"no way back to '#{excerpt(paragraph)}' from '#{excerpt(there[1])}' of '{there[0]}'"
                yield Finding(page.path, reference.line, "L819", message, "let each margin lead to the other")


def _with_hreflang(site: BuiltSite) -> Iterator[tuple[str, Reference, bool]]:
    """Everything that bears an hreflang: the file it stands in, and whether it is one of a page's alternates."""
    for page in site.pages.values():
        alternates = {id(reference) for reference in page.alternates}
        for reference in page.references:
            if reference.hreflang:
                yield page.path, reference, id(reference) in alternates
    for entry in site.sitemap:
        for reference in entry.alternates:
            yield "sitemap.xml", reference, True


def _is_default(reference: Reference) -> bool:
    return reference.hreflang.lower() == "x-default"


def _alternate_paths(page: Page) -> set[str]:
    return {reference.target.name for reference in page.alternates}


def _all_inside(page: Page) -> bool:
    return all(reference.target.kind != "foreign" for reference in page.alternates)
