"""The files of a site, found without leaving its folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bitext.findings import Finding
from bitext.languages import LANGUAGES

RECORD_FOLDERS = ("terms", "events")
MAX_DEPTH = 10
"""Folders within folders below `docs`."""


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

    def names(self) -> list[str]:
        """Of all pages, in order; a page and its counterpart have one name."""
        return sorted({name for sources in self.pages.values() for name in sources})

    def size(self) -> int:
        """Bytes of all pages; one that cannot be looked at counts as none."""
        return sum(_size(source.file) for sources in self.pages.values() for source in sources.values())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def read_tree(root: Path) -> Tree:
    """Everything below `root/docs`, and what of it cannot be read safely.

    H704: no file, or one that may not be read. H705: a link that leads out of it, or to a folder. H717: a name that
    cannot be printed, or too many folders.
    """
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
    """Every ordinary file, by folder and name. What begins with a dot no site publishes; it is left alone."""
    home = docs.resolve()
    waiting = [docs] if docs.is_dir() else []
    while waiting:
        folder = waiting.pop()
        inner = []
        for file in _entries(folder, tree):
            path = file.relative_to(tree.root).as_posix()
            if not path.isprintable():
                message, hint = "has a name that cannot be printed", "rename it; letters, digits and hyphens are best"
                tree.findings.append(Finding(ascii(path)[1:-1], 1, "H717", message, hint))
            elif file.is_symlink() and not _leads_to_file_in(file, home):
                message = "is a link that leads out of docs/, or to no file"
                tree.findings.append(Finding(path, 1, "H705", message, "put the file itself there"))
            elif file.is_dir() and len(file.relative_to(docs).parts) > MAX_DEPTH:
                message = f"stands more than {MAX_DEPTH} folders deep"
                tree.findings.append(Finding(path, 1, "H717", message, "move it up"))
            elif file.is_dir():
                inner.append(file)
            elif file.is_file():
                yield SourceFile(file, path)
            else:
                tree.findings.append(Finding(path, 1, "H704", "is no ordinary file", "take it out"))
        waiting += reversed(inner)


def _entries(folder: Path, tree: Tree) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        path = folder.relative_to(tree.root).as_posix()
        message = f"cannot be read ({error.strerror})"
        tree.findings.append(Finding(path, 1, "H704", message, "check the folder's permissions"))
        return []


def _leads_to_file_in(link: Path, home: Path) -> bool:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # to nothing, or in a circle
        return False
    return target.is_file() and target.is_relative_to(home)
