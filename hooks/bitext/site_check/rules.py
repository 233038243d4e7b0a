"""The register of rules for a built site; like that of the corpus, each with its docstring as documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bitext.findings import Finding, Severity
from bitext.site_check.built_site import BuiltSite

SITE_RULES: dict[str, SiteRule] = {}

Find = Callable[[BuiltSite], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A check of a built site with its code."""

    code: str
    severity: Severity
    find: Find

    @property
    def doc(self) -> str:
        return self.find.__doc__ or ""


def site_rule(code: str, severity: Severity = "error") -> Callable[[Find], Find]:
    """Enter a function into the register under its code."""

    def enter(find: Find) -> Find:
        if code in SITE_RULES:
            raise ValueError(f"two rules have the code {code}")
        SITE_RULES[code] = SiteRule(code, severity, find)
        return find

    return enter


def excerpt(text: str, length: int = 120) -> str:
    """The beginning of a text, on one line."""
    return " ".join(text[: 4 * length].split())[:length]
