"""The files of a site, found without leaving its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bitext.findings import Finding
from bitext.languages import LANGUAGES

RECORD_FOLDERS = ("terms", "events")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, and the name used for it in findings (relative to the root, with slashes)."""

    file: Path
    path: str


@dataclass(slots=True)
class Tree:
    """Pages by language and name, records by folder, and what cannot be read safely."""

    root: Path
    pages: dict[str, dict[str, SourceFile]] = field(default_factory=dict)
    records: dict[str, list[SourceFile]] = field(default_factory=dict)
    others: list[SourceFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_tree(root: Path) -> Tree:
    """Everything below `root/docs`. H705: a link that leads out of it is named and not followed."""
    tree = Tree(root)
    docs = root / "docs"
    tree.pages = {code: {} for code in LANGUAGES if (docs / code).is_dir()}
    tree.records = {folder: [] for folder in RECORD_FOLDERS}
    for source in _files(docs, tree):
        folder, _, rest = source.path.removeprefix("docs/").partition("/")
        if folder in tree.pages and rest.endswith(".md"):
            tree.pages[folder][rest.removesuffix(".md")] = source
        elif folder in tree.records and rest.endswith((".yml", ".yaml")):
            tree.records[folder].append(source)
        else:
            tree.others.append(source)
    return tree


def _files(docs: Path, tree: Tree) -> Iterator[SourceFile]:
    """Every ordinary file, by folder and name. What begins with a dot is published by nobody, and left alone."""
    home = docs.resolve()
    waiting = [docs] if docs.is_dir() else []
    while waiting:
        folder = waiting.pop()
        folders = []
        for file in sorted(folder.iterdir()):
            if file.name.startswith("."):
                continue
            path = file.relative_to(tree.root).as_posix()
            if not path.isprintable():
                hint = "rename it; letters, digits and hyphens are best"
                tree.findings.append(Finding(ascii(path)[1:-1], 1, "H717", "has a name that cannot be printed", hint))
            elif file.is_symlink() and not _is_file_within(file, home):
                hint = "put the file itself there"
                tree.findings.append(Finding(path, 1, "H705", "is a link that leads out of docs/ or to no file", hint))
            elif file.is_dir():
                folders.append(file)
            elif file.is_file():
                yield SourceFile(file, path)
            else:
                tree.findings.append(Finding(path, 1, "H704", "is no ordinary file", "take it out"))
            if len(file.parts) - len(docs.parts) > MAX_DEPTH ...
        waiting += reversed(folders)
