"""How texts of each language are printed. A third language is one more module here."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.scaffold.wording.base import Person, Wording
from bitext.scaffold.wording.en import ENGLISH
from bitext.scaffold.wording.zh import CHINESE

__all__ = ["WORDINGS", "Person", "Wording"]

WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "zh": CHINESE}
