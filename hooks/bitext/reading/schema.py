"""Closed schemas for records: which keys, in which order, with which values.

A schema says everything that is wrong with a record at once, each with its line, and suggests the key
that was probably meant. It does not convert: what passes is read by the module that owns the noun.

Codes: M602 unknown key, M603 missing key, M604 wrong value, M605 a date that does not parse.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from bitext.dates import Date, DateError
from bitext.findings import Finding
from bitext.reading.yaml import Map, Seq

MOST = 100
"""As many findings a record gets at once: more would help nobody, and looking for what was meant takes its time."""
LONGEST_WORD = 100


def problems(schema: Schema, record: Map, path: str) -> list[Finding]:
    """What is wrong with a whole file's record, the first of it."""
    if schema.fits(record):
        return []
    return list(islice(schema.check(record, At(path, record.line, "")), MOST))


def sound(schema: Schema, entries: Any, *, suspect: bool) -> Iterator[Map]:
    """The entries of a list that are right; all of them, unless something is wrong with the record they stand in."""
    for entry in entries if isinstance(entries, Seq) else ():
        if not suspect or next(schema.check(entry, At("", 0, "")), None) is None:
            yield entry


@dataclass(frozen=True, slots=True)
class At:
    """Where a value stands: file, line, and its name within the record (`terms[3].zh.label`)."""

    path: str
    line: int
    name: str

    def wrong(self, message: str, hint: str, code: str = "M604") -> Finding:
        return Finding(self.path, self.line, code, f"{self.name} {message}", hint)


class Schema(Protocol):
    def check(self, value: Any, at: At) -> Iterator[Finding]:
        """Everything that is wrong with a value."""
        ...

    def fits(self, value: Any) -> bool:
        """Whether a value is right beyond doubt, found out cheaply; if it may not be, `check` has the last word."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not blank; `pattern` and `hint` say which."""

    pattern: str = ""
    hint: str = ""
    code: str = "M604"
    words: str = "is no text"

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if isinstance(value, (Map, Seq, bool)):
            yield at.wrong("is no text", self.hint or "write one line of text, in quotes if it holds ': '")
        elif value is None or not str(value).strip():
            yield at.wrong("is empty", self.hint or "fill it in")
        elif self.pattern and not re.fullmatch(self.pattern, str(value)):
            yield at.wrong(f"'{short(value)}' {self.words}", self.hint, self.code)

    def fits(self, value: Any) -> bool:
        return (
            type(value) is str
            and value != ""
            and not value.isspace()
            and (not self.pattern or re.fullmatch(self.pattern, value) is not None)
        )


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if value not in self.words:
            near = difflib.get_close_matches(str(value)[:LONGEST_WORD], self.words, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"write one of {', '.join(self.words)}"
            yield at.wrong(f"'{short(value)}' is not allowed", hint)

    def fits(self, value: Any) -> bool:
        return value in self.words


@dataclass(frozen=True, slots=True)
class Nullable:
    """The same, or null."""

    inner: Schema

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if value is not None:
            yield from self.inner.check(value, at)

    def fits(self, value: Any) -> bool:
        return value is None or self.inner.fits(value)


@dataclass(frozen=True, slots=True)
class Maybe:
    """A key that may be left out."""

    inner: Schema

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        return self.inner.check(value, at)

    def fits(self, value: Any) -> bool:
        return self.inner.fits(value)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of the same; may be empty unless `least` says how many are needed."""

    inner: Schema
    least: int = 0

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if not isinstance(value, Seq):
            yield at.wrong("is no list", "write '- ' before each item, or [] for none")
            return
        if len(value) < self.least:
            yield at.wrong("is empty", f"give at least {self.least}")
        for index, item in enumerate(value):
            if not self.inner.fits(item):
                yield from self.inner.check(item, At(at.path, value.lines[index], f"{at.name}[{index + 1}]"))

    def fits(self, value: Any) -> bool:
        return type(value) is Seq and len(value) >= self.least and all(map(self.inner.fits, value))


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with just these keys. `Maybe` marks those that may be left out."""

    keys: Mapping[str, Schema]

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if not isinstance(value, Map):
            yield at.wrong("is no mapping", f"write its keys below it: {', '.join(self.keys)}")
            return
        prefix = f"{at.name}." if at.name else ""
        for key in value:
            if key not in self.keys:
                near = difflib.get_close_matches(key[:LONGEST_WORD], self.keys, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"allowed are {', '.join(self.keys)}"
                yield Finding(at.path, value.lines[key], "M602", f"unknown key '{prefix}{key}'", hint)
        for key, schema in self.keys.items():
            if key in value:
                if not schema.fits(value[key]):
                    yield from schema.check(value[key], At(at.path, value.lines[key], f"{prefix}{key}"))
            elif not isinstance(schema, Maybe):
                hint = f"add '{key}:'"
                yield Finding(at.path, value.line, "M603", f"{at.name or 'the record'} has no '{key}'", hint)

    def fits(self, value: Any) -> bool:
        if type(value) is not Map:
            return False
        known = 0
        for key, schema in self.keys.items():
            if key in value:
                known += 1
                if not schema.fits(value[key]):
                    return False
            elif not isinstance(schema, Maybe):
                return False
        return known == len(value)


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with any keys of one form, and values of another."""

    key: Text
    inner: Schema

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        if not isinstance(value, Map):
            yield at.wrong("is no mapping", "write 'key: value' below it")
            return
        for key, item in value.items():
            yield from self.key.check(key, At(at.path, value.lines[key], f"{at.name}: key"))
            yield from self.inner.check(item, At(at.path, value.lines[key], f"{at.name}.{key}"))

    def fits(self, value: Any) -> bool:
        return type(value) is Map and all(map(self.key.fits, value)) and all(map(self.inner.fits, value.values()))


_SURELY_A_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)


@dataclass(frozen=True, slots=True)
class EdtfText:
    """A date in the notation of `bitext.dates`."""

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        try:
            Date.parse("" if value is None else str(value)[:60])  # no date is so long
        except DateError as error:
            yield at.wrong("is no date", str(error), "M605")

    def fits(self, value: Any) -> bool:
        return type(value) is str and _SURELY_A_DAY.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Either:
    """A mapping by one schema, anything else by the other."""

    mapping: Schema
    scalar: Schema

    def check(self, value: Any, at: At) -> Iterator[Finding]:
        return (self.mapping if isinstance(value, Map) else self.scalar).check(value, at)

    def fits(self, value: Any) -> bool:
        return (self.mapping if isinstance(value, Map) else self.scalar).fits(value)


SLUG = Text(
    r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "write it in small ASCII letters, digits and single hyphens",
    words="is no identifier",
)


def short(value: object, most: int = 60) -> str:
    """A value as a finding quotes it: on one line, of so many characters at most."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else f"{text[: most - 3]}…"
