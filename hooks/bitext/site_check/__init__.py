"""What can be wrong with a built site: `check_site(Path("site"))`.

The site is read once, file by file; every address in it is resolved as a static server would; the rules then
ask what they found. One rule, one code, one function; its docstring is its documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bitext.findings import Finding, in_order
from bitext.site_check import addresses, languages, links, requests
from bitext.site_check.built_site import read_site
from bitext.site_check.rules import SITE_RULES, SiteRule

__all__ = ["SITE_RULES", "SiteRule", "check_site"]

_MODULES = (links, languages, addresses, requests)  # importing them fills SITE_RULES

_MANY = 20
"""On how many pages a template's mistake is still said page by page."""


def check_site(folder: Path) -> list[Finding]:
    """Everything that every rule has to say of the site in a folder; paths are relative to the folder."""
    site = read_site(folder)
    return list(_gathered(in_order(finding for rule in SITE_RULES.values() for finding in rule.find(site))))


def _gathered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; but what is wrong in the same words on a great many pages is said once, with their number."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.message), []).append(finding)
    gathered = []
    for (_, message), group in alike.items():
        pages = len({finding.path for finding in group})
        if pages > _MANY:
            gathered.append(replace(group[0], message=f"{message} (as on {pages - 1} more pages)"))
        else:
            gathered.extend(group)
    yield from in_order(gathered)
