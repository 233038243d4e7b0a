"""The part of nginx's configuration that says what `bitext.publish.headers` says.

    python -m bitext.publish.nginx hosting      writes it into that folder
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bitext.publish.headers import ASK_AGAIN, EVERYWHERE, IMMUTABLE, KEEP


def nginx_files() -> Iterator[tuple[str, str]]:
    """What `hosting/nginx.conf` includes: `caching.conf` for all of nginx, `headers.conf` for the site's server."""
    head = "# Written by `python -m bitext.publish.nginx hosting`; the tests hold it to that.\n"
    # An answer that is not the file itself (404) must never be kept.
    kept = "".join(f'    "~^(200|206|304){pattern.removeprefix("^")}" "{KEEP}";\n' for pattern in IMMUTABLE.values())
    yield "caching.conf", f'{head}map $status$uri $cache_control {{\n    default "{ASK_AGAIN}";\n{kept}}}\n'
    headers = {"Cache-Control": "$cache_control", **EVERYWHERE}
    yield "headers.conf", head + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


if __name__ == "__main__":
    for file, text in nginx_files():
        Path(sys.argv[1], file).write_text(text, encoding="utf-8")
