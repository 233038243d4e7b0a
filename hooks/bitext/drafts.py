"""What is not finished yet, and how that is written down.

A text that somebody still has to write begins with `DRAFT: `, in any record. A paragraph that is not translated
yet begins with its language's word for that (`[untranslated]`, ［未译］), which readers see.
"""

from __future__ import annotations

from bitext.alignment import Row
from bitext.languages import LANGUAGES

DRAFT = "DRAFT: "
DRAFT_CITE = "DRAFT#p1"
"""Stands where a new event has to cite a paragraph. An event that cites nothing else is none yet."""
_UNTRANSLATED = {code: language.phrases["untranslated"] for code, language in LANGUAGES.items()}


def draft(text: str) -> str:
    """A text marked as one to be written."""
    return text if text.startswith(DRAFT) else f"{DRAFT}{text}"


def is_draft(value: object) -> bool:
    return isinstance(value, str) and value.startswith((DRAFT, DRAFT_CITE))


def is_untranslated(language: str, text: str) -> bool:
    """Whether a heading or paragraph only holds the place of its translation."""
    return text.startswith(_UNTRANSLATED[language])


def translated_text(row: Row, language: str) -> str | None:
    """What a row says in a language; None where it has nothing there, or only holds the place of a translation."""
    side = row.blocks[language]
    if not side or any(is_untranslated(language, block.text) for block in side):
        return None
    return row.text(language) or None


def is_comparable(row: Row) -> bool:
    """Whether a row has something to say in every language."""
    if not row.is_pair:
        return False
    for code, side in row.blocks.items():
        for block in side:
            if is_untranslated(code, block.text):
                return False
    return True
