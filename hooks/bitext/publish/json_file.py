"""A JSON file with its provenance and its schema."""

from __future__ import annotations

import json
from typing import Any

from bitext.addresses import Addresses
from bitext.publish.provenance import Provenance


def json_file(name: str, rows: list[Any], addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/<name>.json`: the rows under the file's own name, after what they are."""
    value = {
        "$schema": addresses.absolute(f"data/schema/{name}.json"),
        "provenance": provenance.as_json(),
        name: rows,
    }
    return json_bytes(value)


def json_bytes(value: object) -> bytes:
    """JSON for people to read too, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
