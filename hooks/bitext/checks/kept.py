"""What was found in the parts of a site, kept on disk until anything changes that went into it.

Kept is no more than a part's findings and counts, under the hash of all that can change them: the bytes of its pages,
the terms, the events that cite it, the source of this library, and the versions of what it is run by. It lies in the
user's own folder for caches, never in the site's: what comes with a site could say that its texts are in order.
A file that cannot be read counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs
import yaml

import bitext
from bitext.findings import Finding
from bitext.reading.text import MAX_BYTES
from bitext.reading.tree import Tree
from bitext.records import Records
from bitext.scope import Scope

MOST_FINDINGS = 100
"""A part with more of them is not kept."""
MOST_SITES = 20
"""Files of as many sites are kept, those used last."""
FORMAT = 1


class Part(NamedTuple):
    """What is known of a page and its counterpart once they are checked."""

    findings: tuple[Finding, ...]
    scope: Scope
    is_document: bool


class Keys:
    """The hash of all that can change what is found in a part."""

    def __init__(self, tree: Tree, records: Records) -> None:
        self._tree, self._records = tree, records
        self._all = hashlib.sha256(
            repr((FORMAT, _version(), list(tree.pages), records.is_dated, *_terms(tree, records))).encode()
        ).digest()

    def of(self, name: str, document: str) -> str | None:
        """The hash for the pages of a name; None where one of them cannot be read."""
        about = self._records.about(document)
        found = hashlib.sha256(self._all)
        found.update(repr((name, document, about.events, about.unclaimed)).encode())
        try:
            for code, sources in self._tree.pages.items():
                if name in sources:
                    with sources[name].file.open("rb") as stream:
                        data = stream.read(MAX_BYTES + 1)  # of what is larger nothing is read
                    found.update(repr((code, sources[name].path, len(data))).encode())
                    found.update(data)
        except OSError:
            return None
        return found.hexdigest()


def _terms(tree: Tree, records: Records) -> list[tuple[str, str]]:
    return [(source.path, records.texts[source.path]) for source in tree.records["terms"]]


def _version() -> list[str]:
    """What the library is, byte for byte, and what it is run by."""
    home = Path(bitext.__file__).parent
    source = hashlib.sha256()
    for file in sorted(home.rglob("*.py")):
        source.update(repr(file.relative_to(home).parts).encode())
        source.update(hashlib.sha256(file.read_bytes()).digest())
    versions = (sys.version, yaml.__version__, yaml.__with_libyaml__, ahocorasick_rs.__file__)
    library = Path(ahocorasick_rs.__file__).parent
    sizes = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in sorted(library.glob("*.*"))]
    return [source.hexdigest(), repr(versions), repr(sizes)]


class KeptParts:
    """The parts of one site, by name and key. Nothing is written before `save`."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self._folder = folder or _folder()
        self._file = self._folder / f"check-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:32]}.json"
        self._parts = self._read()
        self._is_changed = False

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def get(self, name: str, key: str | None) -> Part | None:
        """The part as it was found under this very key."""
        try:
            its_key, findings, scope, is_document = self._parts[name]
            if key is None or its_key != key:
                return None
            return Part(tuple(Finding(*one) for one in findings), Scope(*scope), is_document is True)
        except (KeyError, TypeError, ValueError):
            return None

    def put(self, name: str, key: str | None, part: Part) -> None:
        self._parts.pop(name, None)
        self._is_changed = True
        if key is not None and len(part.findings) <= MOST_FINDINGS:
            findings = [(f.path, f.line, f.code, f.message, f.hint, f.severity) for f in part.findings]
            self._parts[name] = [key, findings, list(part.scope), part.is_document]

    def save(self, names: Iterable[str]) -> None:
        """Write down the parts of these names, the site's; where that is not possible nothing is kept."""
        if not self._is_changed:
            return
        kept = {name: self._parts[name] for name in names if name in self._parts}
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="new-")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(kept, stream, ensure_ascii=True, separators=(",", ":"))
            Path(name).replace(self._file)
            files = sorted(self._folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
            for old in files[MOST_SITES:]:
                old.unlink()
        except OSError:
            return


def _folder() -> Path:
    """Where this user keeps what can be made again (XDG Base Directory Specification)."""
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (home if home.is_absolute() else Path("~/.cache").expanduser()) / "bitext"
