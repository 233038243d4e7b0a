"""What a host says with each file: how long it may be kept, and what a page may do. One list for every kind of host.

`_headers`, which some hosts of static files read, is written with the site; `bitext.publish.nginx` writes the same for
nginx, and the server of the tests says it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from bitext.addresses import Addresses

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing inline and nothing from elsewhere. JSON-LD is data, which the policy does not concern."""
EVERYWHERE: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",  # all is public and the same for everybody, so others' pages may read it too
}
ASK_AGAIN = "no-cache"
"""May be kept, but the host is asked whether it is still the same: an answer without a body if it is."""
KEEP = "public, max-age=31536000, immutable"
STATIC = "static"
"""The folder of what stands below a digest of its content, as `bitext pack` puts it there."""
IMMUTABLE: Mapping[str, str] = {
    f"/{STATIC}/*": f"^/{STATIC}/[0-9a-f]{{12}}/",
    "/search/:version/:file": "^/search/[0-9a-f]{12}/",
}
"""Where a new content has a new address: as `_headers` writes it, and as a regular expression."""


def headers_file(addresses: Addresses) -> bytes:
    """`_headers`, as Netlify and Cloudflare Pages read it. Both ask again by themselves for what is not named."""
    base = urlsplit(addresses.base).path.rstrip("/")
    blocks = [(f"{base}/*", EVERYWHERE), *((f"{base}{path}", {"Cache-Control": KEEP}) for path in IMMUTABLE)]
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()) for path, headers in blocks
    ).encode()
