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
    root: Any = None
    stack: list[Map | Seq] = []
    keys: list[str | None] = []
    event: Any
    for event in yaml.parse(text, Loader=Loader):
        line: int = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(line, "uses a YAML anchor or alias", "write the value out")
        if getattr(event, "tag", None) not in (None, "!"):
            raise _RefusedError(line, f"uses the YAML tag {event.tag}", "take the tag out")
        value: Any
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            keys.pop()
            continue
        if isinstance(event, yaml.MappingStartEvent):
            value = Map(line + 1 + offset)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = Seq(line + 1 + offset)
        elif isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
        else:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _RefusedError(line, "holds a second YAML document", "take the '---' out")
            continue
        if not stack:
            root = value
        else:
            _put(stack[-1], keys, value, event, offset)
        if isinstance(value, (Map, Seq)):
            if len(stack) == MAX_DEPTH:
                raise _RefusedError(line, f"is nested deeper than {MAX_DEPTH}", "flatten it")
            stack.append(value)
            keys.append(None)
    if root is None:
        return Map(1 + offset)
    if not isinstance(root, Map):
        raise _RefusedError(0, "is no mapping", "write 'key: value' lines")
    return root


def _scalar(event: Any) -> Any:
    if not event.implicit[0] or event.style:
        return event.value
    value = _CONSTANTS.get(event.value, event.value)
    return int(value) if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value) else value


def _put(parent: Map | Seq, keys: list[str | None], value: Any, event: Any, offset: int) -> None:
    """Enter a value into the collection it stands in; `keys[-1]` is the key that waits for one."""
    line: int = event.start_mark.line
    key = keys[-1]
    if isinstance(parent, Seq):
        parent.append(value)
        parent.lines.append(line + 1 + offset)
    elif key is not None:
        parent[key] = value
        keys[-1] = None
    elif isinstance(value, (Map, Seq)):
        raise _RefusedError(line, "has a key that is no text", "write 'key: value'")
    elif event.value in parent:
        raise _RefusedError(line, f"has the key '{event.value}' twice", "keep one of them")
    else:
        keys[-1] = event.value
        parent[event.value] = None
        parent.lines[event.value] = line + 1 + offset
