"""A JSON file with its schema and its provenance."""

from __future__ import annotations

import json
from typing import Any

from bitext.addresses import Addresses
from bitext.publish.provenance import Provenance


def json_file(name: str, rows: list[Any], addresses: Addresses, provenance: Provenance, key: str = "") -> bytes:
    """`data/<name>.json`: the rows under a key, the file's own name unless another is given.

    A row is a line, so that a change of the texts is a change of few lines, and large files are written fast.
    """
    schema = addresses.absolute(f"data/schema/{name}.json")
    lines = ",\n".join(_line(row) for row in rows)
    return (
        f'{{\n"$schema": {_line(schema)},\n"provenance": {_line(provenance.as_json())},\n'
        f"{_line(key or name)}: [\n{lines}\n]\n}}\n"
    ).encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def json_bytes(value: object) -> bytes:
    """A small JSON file, indented."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
