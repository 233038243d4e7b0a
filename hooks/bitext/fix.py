"""What a machine can mend: missing ids, the order of keys, and the note of what is in line with what.

Mending what is mended changes nothing. What cannot be mended safely is left to `check` to report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bitext.corpus import Corpus, Document
from bitext.pages import RECORD_KEYS, Page
from bitext.reading.blocks import Block
from bitext.synced import synced_hashes

_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_PREFIX = {"heading": "s", "paragraph": "p"}


@dataclass(frozen=True)
class Fixed:
    """A file with its new text, and what was changed in it, in words."""

    path: str
    text: str
    changes: tuple[str, ...]


def fix(corpus: Corpus, *, synced: bool = False) -> list[Fixed]:
    """Every edition that can be mended. With `synced`, note that the languages are in line as they now stand."""
    found = []
    refused = {finding.path for finding in corpus.findings if finding.code in ("H702", "H703")}
    for document in corpus.documents:
        ids = list(_new_ids(document))
        for code, page in document.pages.items():
            if page.path in refused:
                continue  # it was read without what cannot be seen in it; that is for its author to delete
            mine = [(block, ident) for language, block, ident in ids if language == code]
            front, body = page.text[: page.body_start], page.body
            changes = [f"{block.line}: id '{ident}'" for block, ident in mine]
            body = _with_ids(page, mine)
            ordered = _in_key_order(front)
            if ordered != front:
                changes.append("1: order of keys")
            front = ordered
            if synced:
                front, changed = _with_synced(front, synced_hashes(document, code))
                changes += ["1: synced"] if changed else []
            if changes:
                found.append(Fixed(page.path, front + body, tuple(changes)))
    return found


def write(root: Path, fixed: list[Fixed]) -> None:
    """Write the mended files."""
    for one in fixed:
        (root / one.path).write_text(one.text, encoding="utf-8", newline="\n")


# Ids


def _new_ids(document: Document) -> Iterator[tuple[str, Block, str]]:
    """Language, block and id for each block that lacks one and whose counterpart is certain."""
    sides = {
        code: [
            block for block in page.blocks if block.kind in _PREFIX and not (block.level and block.kind != "heading")
        ]
        for code, page in document.pages.items()
    }
    taken = {block.id for blocks in sides.values() for block in blocks if block.id}
    shared = set.intersection(*({block.id for block in blocks if block.id} for blocks in sides.values()))
    segments = {code: _segments(blocks, shared) for code, blocks in sides.items()}
    first = next(iter(segments.values()))
    for anchor in first:
        parts = {code: side.get(anchor, []) for code, side in segments.items()}
        kinds = {tuple(block.kind for block in part) for part in parts.values()}
        if len(kinds) != 1:
            continue
        before = anchor
        for column in zip(*parts.values(), strict=True):
            have = {block.id for block in column if block.id}
            if len(have) > 1:
                break
            ident = have.pop() if have else _free_id(_PREFIX[column[0].kind], before, taken)
            taken.add(ident)
            before = ident if column[0].kind == "paragraph" else before
            for code, block in zip(parts, column, strict=True):
                if not block.id:
                    yield code, block, ident


def _segments(blocks: Sequence[Block], shared: set[str]) -> dict[str, list[Block]]:
    """Blocks by the shared id that stands before them ("" at the beginning)."""
    parts: dict[str, list[Block]] = {"": []}
    anchor = ""
    for block in blocks:
        if block.id in shared:
            anchor = block.id
            parts[anchor] = []
        else:
            parts[anchor].append(block)
    return parts


def _free_id(prefix: str, before: str, taken: set[str]) -> str:
    """The next number, if nothing with a number follows already; else a part of the one before (p7-1)."""
    numbers = [int(match[2]) for ident in taken if (match := _NUMBERED.fullmatch(ident)) and match[1] == prefix]
    last = max(numbers, default=0)
    at = _NUMBERED.fullmatch(before)
    if prefix == "s" or last == 0 or (at and at[1] == prefix and int(at[2]) == last):
        return f"{prefix}{last + 1}"
    stem = before if before.startswith(prefix) else f"{prefix}0"
    part = 1
    while f"{stem}-{part}" in taken:
        part += 1
    return f"{stem}-{part}"


def _with_ids(page: Page, ids: list[tuple[Block, str]]) -> str:
    """The page's Markdown with the ids written to the blocks, from the last to the first."""
    lines = page.body.split("\n")
    for block, ident in reversed(ids):
        at = block.end_line - page.body_line
        line = lines[at]
        if line.lstrip().startswith(("{:", "{ ")) or (block.kind == "heading" and line.rstrip().endswith("}")):
            lines[at] = re.sub(r"(\{:?)(?=[^{}]*\}\s*$)", rf"\1 #{ident}", line, count=1)
        elif block.kind == "heading":
            lines[block.line - page.body_line] += f" {{#{ident}}}"
        else:
            lines.insert(at + 1, f"{{: #{ident} }}")
    return "\n".join(lines)


# Front matter


def _in_key_order(front: str) -> str:
    """The front matter with its keys in the order of the schema; what follows a key moves with it."""
    fence, newline, rest = front.partition("\n")
    chunks = re.split(r"^(?=[A-Za-z_]+:)", rest, flags=re.MULTILINE)
    head, *entries = chunks
    if not entries:
        return front
    # The closing fence stays where it is.
    last, closing = re.fullmatch(r"(.*?)((?:---|\.\.\.)[ ]*\n?)", entries[-1], re.DOTALL).groups()  # type: ignore[union-attr]
    entries[-1] = last
    known = {key: number for number, key in enumerate(RECORD_KEYS)}
    ordered = sorted(entries, key=lambda entry: known.get(entry.partition(":")[0], len(known)))
    return fence + newline + head + "".join(ordered) + closing


def _with_synced(front: str, hashes: dict[str, str]) -> tuple[str, bool]:
    line = "synced: {" + ", ".join(f"{ident}: {value}" for ident, value in hashes.items()) + "}\n"
    found = re.search(r"^synced:.*\n(?:[ ].*\n)*", front, re.MULTILINE)
    if found:
        return front[: found.start()] + line + front[found.end() :], found.group() != line
    end = front.rstrip().rfind("\n") + 1
    return front[:end] + line + front[end:], True
