"""The register of rules.

A rule is a function from a corpus to findings. Its docstring has four parts, from which the contributors'
guide is made: what it finds (the first line), why, `Wrong:` and `Right:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bitext.corpus import Corpus
from bitext.findings import Finding, Severity

Of = Literal["pages", "records", "both"]
"""What a rule speaks of: of pages, and then it can be asked of each page with its counterpart alone; of records and
other files, which have to be there as a whole; or of both, each as far as it is there."""

RULES: dict[str, Rule] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code."""

    code: str
    severity: Severity
    of: Of
    find: Callable[[Corpus], Iterable[Finding]]

    @property
    def doc(self) -> str:
        return self.find.__doc__ or ""


def rule(
    code: str, severity: Severity = "error", *, of: Of = "pages"
) -> Callable[[Callable[[Corpus], Iterable[Finding]]], Callable[[Corpus], Iterable[Finding]]]:
    """Enter a function into the register under its code."""

    def enter(find: Callable[[Corpus], Iterable[Finding]]) -> Callable[[Corpus], Iterable[Finding]]:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, of, find)
        return find

    return enter


def with_code(findings: Iterable[Finding], code: str) -> Iterator[Finding]:
    """Those of the findings that have this code."""
    return (finding for finding in findings if finding.code == code)
