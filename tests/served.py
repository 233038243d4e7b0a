"""A built site on a port of this machine, as a host serves it: with a strict policy and its own 404.

By a small server below a path, as a project's pages lie, or by nginx with the configuration in `hosting/`.
"""

from __future__ import annotations

import http.server
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bitext.publish.headers import ASK_AGAIN, EVERYWHERE, IMMUTABLE, KEEP

BELOW = "reader"
"""The folder of the host in which the site lies, as a project's pages do."""
HOSTING = Path(__file__).parent.parent / "hosting"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

_KEPT = re.compile("|".join(IMMUTABLE.values()))


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        path = urlsplit(self.path).path.removeprefix(f"/{BELOW}")
        cache = KEEP if _KEPT.match(path) else ASK_AGAIN
        for name, value in {"Cache-Control": cache, **EVERYWHERE}.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._not_found_page()
        if code != 404 or not page:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _not_found_page(self) -> Path | None:
        """The nearest one on the way up from what was asked for."""
        asked = Path(self.directory, urlsplit(self.path).path.lstrip("/"))
        pages = (folder / "404.html" for folder in asked.parents if folder.is_relative_to(self.directory))
        return next((page for page in pages if page.is_file()), None)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what matters."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server for `folder`, as long as it is needed."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def nginx(site: Path, place: Path) -> Iterator[str]:
    """The address at which nginx serves `site` from its root; `place` is an empty folder for what nginx writes."""
    assert NGINX
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copytree(HOSTING, place / "bitext")
    modules = sorted(Path("/etc/nginx/modules-enabled").glob("*brotli-static*.conf"))
    if not modules:
        (place / "bitext/brotli.conf").unlink()
    server = place / "bitext/nginx.conf"
    text = server.read_text(encoding="utf-8")
    for said, meant in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("server_name example.org;", "server_name 127.0.0.1;"),
        ("root /srv/site;", f"root {site};"),
    ):
        assert text.count(said) == 1
        text = text.replace(said, meant)
    server.write_text(text, encoding="utf-8")
    shutil.copy("/etc/nginx/mime.types", place)
    temporary = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in _TEMPORARY)
    (place / "nginx.conf").write_text(
        "".join(file.read_text(encoding="utf-8") for file in modules).replace(" modules/", " /usr/lib/nginx/modules/")
        + ("user root;\n" if os.geteuid() == 0 else "")
        + f"daemon off;\npid {place}/pid;\nerror_log {place}/log warn;\nevents {{}}\n"
        + f"http {{\n{temporary}access_log off;\ninclude bitext/nginx.conf;\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([NGINX, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "log")])
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until somebody answers at the port."""
    for _ in range(100):
        assert process.poll() is None, "nginx has ended"
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
