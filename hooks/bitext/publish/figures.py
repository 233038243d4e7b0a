"""`data/figures.json`: every figure of the documents, with its wording in each language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.json_file import json_file
from bitext.publish.provenance import Provenance
from bitext.quantities import Quantity


def figures_json(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """The figures in the order of the texts. `form` is null in a language that does not give the figure."""
    return json_file("figures", [_figure(quantity) for quantity in corpus.quantities], addresses, provenance)


def _figure(quantity: Quantity) -> dict[str, Any]:
    figure = quantity.figure
    return {
        "value": _number(figure.value),
        "high": None if figure.high is None else _number(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "document": quantity.document,
        "paragraph": next((ident for ident in quantity.paragraphs.values() if ident), ""),
        "form": {code: form or None for code, form in quantity.forms.items()},
        "as_of": quantity.as_of.id if quantity.as_of else None,
    }


def _number(value: Decimal) -> int | float:
    """Whole numbers as such; the others have few enough digits for a float to print them as they are."""
    return int(value) if value == value.to_integral_value() else float(value)
