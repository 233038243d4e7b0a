"""YAML → plain values that remember their lines.

Only what records need: mappings, lists and scalars. Anchors, aliases and tags are refused (they can
make a small file huge, or an object of a text), so are keys written twice. Scalars are texts, but for
`null`, `true`, `false` and whole numbers written plain: `no` and `2024-09-25` stay what was typed.
Built from the parser's events without recursion, so a hostile nesting cannot exhaust the stack.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from bitext.findings import Finding

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 12
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_NUMERIC = frozenset("-0123456789")
_CONSTANTS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


class Map(dict[str, Any]):
    """A mapping that knows its line and that of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Seq(list[Any]):
    """A list that knows its line and that of each item."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class _RefusedError(Exception):
    def __init__(self, line: int, message: str, hint: str) -> None:
        self.line, self.message, self.hint = line, message, hint


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Map, list[Finding]]:
    """The mapping that a YAML text holds, or an empty one and what is wrong (code M601).

    `first_line` is the line of the file on which the text begins.
    """
    try:
        return _build(text, first_line - 1), []
    except _RefusedError as refusal:
        finding = Finding(path, refusal.line + first_line, "M601", refusal.message, refusal.hint)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        hint = "check quotes, colons and indentation; a text that holds ': ' needs quotes"
        finding = Finding(path, line + first_line, "M601", f"is no YAML ({_one_line(error.problem)})", hint)
    except yaml.YAMLError as error:
        finding = Finding(path, first_line, "M601", f"is no YAML ({_one_line(str(error))})", "check the file")
    return Map(first_line), [finding]


def _one_line(text: str | None) -> str:
    return " ".join((text or "cannot be read").split())[:120]


def _build(text: str, offset: int) -> Map:
    """Every event is looked at once, scalars first: nine in ten of a record's events are scalars."""
    root: Any = None
    has_root = False
    parent: Map | Seq | None = None
    key: str | None = None  # the one of the parent that waits for its value
    above: list[tuple[Map | Seq | None, str | None]] = []  # the collections around the parent, each with its key
    loader = Loader(text)
    try:
        while True:
            event: Any = loader.get_event()
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                parent, key = above.pop()
                continue
            line: int = event.start_mark.line
            value: Any
            if kind is yaml.ScalarEvent:
                _refuse_extras(event, line)
                value = event.value
                if not event.style and event.implicit[0]:
                    value = _plain(value)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                _refuse_extras(event, line)
                value = (Map if kind is yaml.MappingStartEvent else Seq)(line + 1 + offset)
            elif kind is yaml.StreamEndEvent:
                break
            elif kind is yaml.AliasEvent:
                raise _RefusedError(line, "uses a YAML anchor or alias", "write the value out")
            else:
                if kind is yaml.DocumentStartEvent and has_root and root is not None:
                    raise _RefusedError(line, "holds a second YAML document", "take the '---' out")
                continue
            if isinstance(parent, Map):
                if key is not None:
                    parent[key] = value
                    key = None
                elif kind is not yaml.ScalarEvent:
                    raise _RefusedError(line, "has a key that is no text", "write 'key: value'")
                elif event.value in parent:
                    raise _RefusedError(line, f"has the key '{event.value}' twice", "keep one of them")
                else:
                    key = event.value
                    parent[key] = None
                    parent.lines[key] = line + 1 + offset
            elif parent is not None:
                parent.append(value)
                parent.lines.append(line + 1 + offset)
            else:
                root, has_root = value, True
            if kind is not yaml.ScalarEvent:
                if len(above) == MAX_DEPTH:
                    raise _RefusedError(line, f"is nested deeper than {MAX_DEPTH}", "flatten it")
                above.append((parent, key))
                parent, key = value, None
    finally:
        loader.dispose()
    if root is None:
        return Map(1 + offset)
    if not isinstance(root, Map):
        raise _RefusedError(0, "is no mapping", "write 'key: value' lines")
    return root


def _refuse_extras(event: Any, line: int) -> None:
    if event.anchor:
        raise _RefusedError(line, "uses a YAML anchor or alias", "write the value out")
    if event.tag is not None and event.tag != "!":
        raise _RefusedError(line, f"uses the YAML tag {event.tag}", "take the tag out")


def _plain(value: str) -> Any:
    """What a scalar without quotes stands for."""
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if value[0] in _NUMERIC and _WHOLE_NUMBER.fullmatch(value) else value
