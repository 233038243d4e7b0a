"""Files that a command adds to a site: all of them or none, and never over what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path


class RefusedError(Exception):
    """The command cannot be carried out; the message is one line that says why and what to do."""


def refuse_existing(root: Path, paths: Iterable[str]) -> None:
    """Raise if one of the files is there already."""
    for path in paths:
        if (root / path).exists():
            raise RefusedError(f"{path}: is there already and was not touched; choose another id, or delete the file")


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write files by their paths below the root."""
    for path, text in files.items():
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise RefusedError(f"{path}: cannot be written ({error.strerror})") from None
