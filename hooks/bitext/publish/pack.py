"""A built site made ready for a host: `bitext pack SITE`.

Scripts, style sheets and pictures move below a digest of what they hold, so that browsers may keep them for ever:
scripts import each other by relative addresses, so all move together. Then every text gets a copy in gzip and one in
Brotli beside it, which a host sends as it stands. The same site gives the same bytes each time; a site that is packed
already stays.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli

from bitext.publish.headers import STATIC
from bitext.workers import processors, spread

_MOVED = ("images", "javascripts", "stylesheets")
_TEXTS = {
    *(".html", ".css", ".js", ".svg", ".md", ".txt", ".json", ".xml", ".csv", ".bib", ".ris", ".ics"),
    *(".ttl", ".tmx", ".tbx"),
}
_LEAST = 1024
"""Below so many bytes a copy saves no packet on the network."""
_QUALITY = 10
"""Of Brotli. 11, its highest, gains 2 % more and takes three times as long."""
_FEW = 100
"""So many files or fewer are soon packed: other processes would take as long to begin."""
_TAG = re.compile(r"<(?:script|link)\b[^<>]*>")


@dataclass(frozen=True, slots=True)
class Packed:
    """What was done: the files that have copies, their bytes, and those of the copies."""

    files: int
    plain: int
    gzip: int
    brotli: int


def pack(site: Path) -> Packed:
    """Pack the site in a folder. The larger the site, the more processors are of use."""
    _move_assets(site)
    files = [file for file in _files(site) if file.suffix in _TEXTS and file.stat().st_size >= _LEAST]
    sizes = list(spread(_compress, files, processors() if len(files) > _FEW else 1, at_once=20))
    plain, zipped, brotlied = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return Packed(len(files), plain, zipped, brotlied)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _move_assets(site: Path) -> None:
    folders = [site / "assets" / name for name in _MOVED if (site / "assets" / name).is_dir()]
    if not folders:
        return
    digest = _digest(site, (file for folder in folders for file in _files(folder)))
    target = site / STATIC / digest
    target.mkdir(parents=True)
    for folder in folders:
        folder.rename(target / folder.name)
    if not any((site / "assets").iterdir()):
        (site / "assets").rmdir()
    for page in site.rglob("*.html"):
        text = page.read_bytes().decode()
        moved = _TAG.sub(partial(_point, digest), text)
        if moved != text:
            page.write_bytes(moved.encode())


def _digest(site: Path, files: Iterable[Path]) -> str:
    """What the files are called and what they hold, in twelve letters."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(site).as_posix()}\n{file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _point(digest: str, tag: re.Match[str]) -> str:
    text = tag.group()
    for name in _MOVED:
        text = text.replace(f"assets/{name}/", f"{STATIC}/{digest}/{name}/")
    return text


def _compress(file: Path) -> tuple[int, int, int]:
    """Write the copies; the bytes of the file and of each of them. No copy says when it was made."""
    data = file.read_bytes()
    zipped = gzip.compress(data, 9, mtime=0)
    brotlied = brotli.compress(data, quality=_QUALITY)
    file.with_name(f"{file.name}.gz").write_bytes(zipped)
    file.with_name(f"{file.name}.br").write_bytes(brotlied)
    return len(data), len(zipped), len(brotlied)
