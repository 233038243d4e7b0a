"""A built site as a static server would serve it: its files, and where each address in them leads."""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from bitext.findings import Finding
from bitext.site_check.data_file import SitemapEntry, read_data, read_manifest, read_sitemap
from bitext.site_check.page import Page, Reference, Source, Target, read_page
from bitext.site_check.sheet import sheet_addresses

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")
_NETWORK = {"http", "https", "ws", "wss", "ftp"}
_CODE = {"javascript", "vbscript"}
_CODE_AS_DATA = ("data:text/html", "data:text/javascript", "data:application/javascript")
_OVERLOOKED = str.maketrans("", "", "\t\r\n")
_BLANKS = "".join(map(chr, range(33)))
_DATA = (".json", ".xml", ".txt", ".tmx")


@dataclass
class BuiltSite:
    """Everything the rules ask about. Paths are relative to the site's folder, with slashes."""

    files: set[str] = field(default_factory=set)
    pages: dict[str, Page] = field(default_factory=dict)
    others: list[Source] = field(default_factory=list)
    """Style sheets, manifests and data files."""
    sitemap: list[SitemapEntry] = field(default_factory=list)
    base: str = ""
    """The site's own address, ending in a slash; "" where its pages do not say it."""
    findings: list[Finding] = field(default_factory=list)
    """What could not be read."""

    def __post_init__(self) -> None:
        self._found: dict[tuple[str, str], Target] = {}

    @property
    def sources(self) -> Iterator[Source]:
        """Every file that refers to something, but for the sitemap."""
        yield from self.pages.values()
        yield from self.others

    @property
    def languages(self) -> set[str]:
        """Those of the pages that are meant to be found."""
        return {page.language.lower() for page in self.pages.values() if page.listed and page.language}

    def page_at(self, target: Target) -> Page | None:
        """The page to which an address leads, if it is one."""
        return self.pages.get(target.name) if target.kind == "file" else None

    def place(self, path: str) -> str:
        """The path of a file from the host's root."""
        return f"/{self.base.partition('://')[2].partition('/')[2]}{path}"

    def target(self, start: str, address: str) -> Target:
        """Where an address leads when it stands at `start`, a path from the host's root."""
        address, _, fragment = address.strip(_BLANKS).partition("#")
        head = address.partition("?")[0]
        if head:
            # All files of a folder see the same things at the same relative addresses.
            start = start[: start.rindex("/") + 1]
        found = self._found.get((start, head))
        if found is None:
            found = self._found[start, head] = self._find(start, head)
        return found._replace(fragment=fragment) if fragment else found

    def _find(self, start: str, head: str) -> Target:
        own_host = self.base.partition("://")[2].partition("/")[0].lower()
        # Browsers overlook line breaks and tabs, and take a backslash for a slash.
        head = head.translate(_OVERLOOKED)
        host, path = own_host, head.replace("\\", "/")
        if scheme := _SCHEME.match(head):
            name = scheme[1].lower()
            if name in _CODE or head.lower().startswith(_CODE_AS_DATA):
                return Target("code", name)
            if name not in _NETWORK:
                return Target("other", name)
            path = "//" + path[scheme.end() :].lstrip("/")
        if path.startswith("//"):
            host, _, path = path.lstrip("/").partition("/")
            host, path = host.rpartition("@")[2].lower(), f"/{path}"
        if host != own_host:
            return Target("foreign", host)
        path = _normal(posixpath.join(start, unquote(path)) if path else start)
        root = self.place("")
        if f"{path}/" == root:
            path = root
        if not path.startswith(root):
            return Target("missing", path)
        return self._file(path.removeprefix(root))

    def _file(self, path: str) -> Target:
        """What a server answers with: the file, or the index of the folder."""
        index = posixpath.join(path, "index.html")
        for name in (path, index):
            if name in self.files:
                return Target("file", name)
        return Target("missing", path)


def read_site(folder: Path) -> BuiltSite:
    """Every file below `folder`, read once, with all addresses resolved."""
    site = BuiltSite()
    texts: dict[str, str] = {}
    for file in _files(folder):
        path = file.relative_to(folder).as_posix()
        site.files.add(path)
        if path.endswith((".html", ".htm")):
            site.pages[path] = read_page(path, _text(file, path, site))
        elif path.endswith((".css", ".webmanifest", *_DATA)):
            texts[path] = _text(file, path, site)
    site.base = _own_base(site.pages.values())
    for path, text in texts.items():
        if path == "sitemap.xml":
            site.sitemap = read_sitemap(text)
        else:
            site.others.append(Source(path, list(_other_references(path, text, site))))
    _resolve(site)
    return site


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(parent, name)


def _text(file: Path, path: str, site: BuiltSite) -> str:
    try:
        data = file.read_bytes()
    except OSError as problem:
        site.findings.append(Finding(path, 1, "L800", f"cannot be read: {problem.strerror}", "build the site anew"))
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = 1 + data.count(b"\n", 0, problem.start)
        site.findings.append(Finding(path, line, "L800", "is not UTF-8", "write the file in UTF-8"))
    return data.decode("utf-8", errors="replace")


def _other_references(path: str, text: str, site: BuiltSite) -> Iterator[Reference]:
    if path.endswith(".css"):
        for line, address in sheet_addresses(text):
            yield Reference(line, "a style", address, "request")
    elif path.endswith(".webmanifest") or path == "manifest.json":
        try:
            yield from read_manifest(text)
        except (ValueError, RecursionError):
            site.findings.append(Finding(path, 1, "L800", "is not JSON", "write the manifest as JSON"))
    elif site.base:
        yield from read_data(text, site.base)


def own_addresses(path: str) -> tuple[str, ...]:
    """What may follow the site's own address in that of a page: `about/` and `about/index.html` are one."""
    if posixpath.basename(path) == "index.html":
        return path.removesuffix("index.html"), path
    return (path,)


def _own_base(pages: Iterable[Page]) -> str:
    """The site's own address: what most pages' canonical addresses have before the page's own path."""
    votes: Counter[str] = Counter()
    for page in pages:
        canonical = unquote(page.canonical[1]).strip() if page.canonical else ""
        for own in own_addresses(page.path):
            base = canonical.removesuffix(own)
            if "://" in base and base.endswith("/") and f"{base}{own}" == canonical:
                votes[base] += 1
    return votes.most_common(1)[0][0] if votes else ""


def _resolve(site: BuiltSite) -> None:
    """Fill in every reference's target."""
    for source in site.sources:
        start = site.place(source.path)
        if isinstance(source, Page) and source.base:
            base = site.target(start, source.base.address)
            if base.kind in ("file", "missing"):
                start = site.place(base.name)
        for reference in source.references:
            reference.target = site.target(start, reference.address)
    for entry in site.sitemap:
        for reference in (entry.location, *entry.alternates):
            reference.target = site.target(site.place("sitemap.xml"), reference.address)


def _normal(path: str) -> str:
    """A path without `.` and `..`, none of which leads above the root; what named a folder still does."""
    is_folder = path.endswith(("/", "/.", "/.."))
    path = "/" + posixpath.normpath(path).lstrip("/")
    return f"{path}/" if is_folder and path != "/" else path
