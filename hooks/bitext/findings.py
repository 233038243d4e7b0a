"""What a check has to say, and how it is printed.

A finding is one line for a contributor: `path:line: CODE what is wrong; how to put it right`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
FORMATS = ("text", "github", "json")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, at one place.

    `path` is relative to the site's root, with slashes; `line` counts from 1. `message` says what is
    wrong, `hint` how to put it right; both are one line, whatever they quote.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            text: str = getattr(self, name)
            if text.splitlines() != [text]:
                object.__setattr__(self, name, " ".join(text.split()))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}; {self.hint}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Without repetitions, by path, line and code."""
    return sorted(set(findings), key=lambda f: (f.path, f.line, f.code, f.message, f.hint, f.severity))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a site from being built."""
    return [finding for finding in findings if finding.severity == "error"]


def as_json(findings: Iterable[Finding]) -> str:
    """`{"findings": [{"code", "severity", "path", "line", "message", "hint"}]}`."""
    keys = ("code", "severity", "path", "line", "message", "hint")
    rows = [{key: asdict(finding)[key] for key in keys} for finding in findings]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows as annotations on the changed lines."""
    names = {"error": "error", "warning": "warning", "note": "notice"}
    return "\n".join(
        f"::{names[f.severity]} file={_property(f.path)},line={f.line},title={_property(f.code)}"
        f"::{_data(f'{f.message}; {f.hint}')}"
        for f in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
