"""English names and phrases that have a number in them and mean none."""

from __future__ import annotations

import re

from bitext.languages.en import qualifiers, units
from bitext.languages.en.numbers import ORDINAL_WORDS
from bitext.languages.units import either, ending

_BEGINS_WITH_DIGITS = re.compile(
    r"""
      [0-9]{1,2}(?:st|nd|rd|th) [ ](?:Five|5)-Year[ ]Plan
    | 20[0-9]{2} [ ](?:UN[ ])? (?:Agenda | Sustainable[ ]Development | SDGs?\b)
    | [0-9]{5} [ ](?:\w+[ ]){0,3}hotlines?
    | (?<=from[ ])0[ ]to[ ](?:1|one)\b
    | [0-9]{1,2}[ ]?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock\b)
    | (?:1st|3rd)[ -]part(?:y|ies)\b | (?:8|16|32|64|128|256)[ -]?bits?\b
    | (?<=on[ ]the[ ])[0-9]{1,2}(?:st|nd|rd|th)(?=[,.;)]|$)
    | (?<=may[ ])4th[ ](?:movement|new[ ]culture)
    | (?<=no\.[ ])[0-9]{1,4}(?=[ ]?[\[(〔](?:19|20)[0-9]{2}[\])〕])
    | [0-9]\.0(?=[,.;:!?)](?![0-9])|[ ](?:era|version|edition)|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEGINS_WITH_WORD = re.compile(
    rf"""
      (?:{either(ORDINAL_WORDS)}) [ ](?:Five|5)-Year[ ]Plan
    | (?<=from[ ])zero[ ]to[ ](?:1|one)\b
    | one[ ](?:of|another|by[ ]one)\b
    | (?:first|second|third)-[a-z]+
    | half-(?!year|hour|month|century|decade)[a-z]+
    | doubl(?:e|ed|ing)(?: -[a-z]+ | [ ]down\b)
    | (?<=may[ ])fourth[ ](?:movement|new[ ]culture)
    | three[ ](?:gorges|represents) | two[ ]sessions
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CODES = (
    *("ISO", "IEC", "IEEE", "RFC", "ITU-T", "GB", "GB/T", "CC BY", "EN", "BS", "DIN", "YD/T", "JR/T", "SJ/T", "DOI"),
    *("ISBN", "ISSN"),
)
_TITLES = (
    *("Figure", "Fig.", "Table", "Box", "Web", "Industry", "Level", "Windows", "Version", "version", "Room", "Project"),
    *("Formula", "Group of", "Agenda", "Note", "note"),
)
_ENDS_IN_NUMBER = re.compile(
    rf"(?:\] No\. |\b(?:{either(_CODES)})[ -]?|\b(?:{either(_TITLES)}) |(?:^|[(（])\*)$"
)
_ENDS_OF_THEM = frozenset(word[-2:] for word in (*_CODES, *_TITLES, "No."))
"""Few numbers have one of these before them; only there is the pattern asked, which takes ten times as long."""
_NO_ONE = re.compile(r"\b(?:no|any|every|each|this|that|the|which|another|some) $", re.IGNORECASE)
_ONE = re.compile(r"one\b(?! (?:hundred|thousand|million|billion|trillion|third|half|fifth|tenth))", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9][0-9.,:-]*")
_LIST_MARK = re.compile(r"(?<=\()[0-9]{1,2}\)|\A[0-9]{1,2}[.)] |(?<=[:;.\]] )[0-9]{1,2}[.)] (?=[A-Z])")
_YEAR = re.compile(r"(?:19[0-9]{2}|20[0-9]{2}|2100)(?![0-9%]|[,-][0-9]|-[a-z]| [mbtr]+illion)")
_VERSION = re.compile(r"[0-9]+\.[0-9]+(?![0-9%A-Za-z]|[ -](?:(?!(?:and|or|is|was|with|in|on|by|for)\b)[a-z]|[A-Z]{2}))")
_AFTER_A_NAME = re.compile(r"\b[a-z]{0,3}[A-Z][A-Za-z]* $")
_COUNTED = re.compile(r" (?:[a-z]+ )?[a-z]{2,}s\b")


def name(text: str, start: int) -> int | None:
    """Where the name ends, if the number that begins here is part of one."""
    first = text[start : start + 1]
    if not "0" <= first <= "9":
        if found := _BEGINS_WITH_WORD.match(text, start):
            return found.end()
        one = _ONE.match(text, start) if first in ("o", "O") else None
        return one.end() if one and _NO_ONE.search(text[max(0, start - 8) : start]) else None
    if found := _BEGINS_WITH_DIGITS.match(text, start):
        return found.end()
    if _follows_a_code(text, start) or _LIST_MARK.match(text, start) or _is_version_or_year(text, start):
        digits = _DIGITS.match(text, start)
        return digits.end() if digits else None
    return None


def is_code(text: str, start: int) -> bool:
    """Whether the digits that begin here are part of a code or a title: ISO 8601, Agenda 2030, 2030 Agenda."""
    return _follows_a_code(text, start) or _BEGINS_WITH_DIGITS.match(text, start) is not None


def _follows_a_code(text: str, start: int) -> bool:
    if ending(text, start, 2, between=" -") not in _ENDS_OF_THEM and text[start - 1 : start] != "*":
        return False
    return _ENDS_IN_NUMBER.search(text[max(0, start - 12) : start]) is not None


def _is_version_or_year(text: str, start: int) -> bool:
    """Llama 3.1, or a year that is no date: "Vision 2030". Counted things would follow, or a qualifier lead up."""
    version, found = _VERSION.match(text, start), _YEAR.match(text, start)
    if version is None and found is None:
        return False
    after_a_name = _AFTER_A_NAME.search(text[max(0, start - 20) : start]) is not None
    if after_a_name and version:
        return True
    if found is None or qualifiers.before(text, start)[0] or units.before(text, start)[0]:
        return False
    end = found.end()
    if units.after(text, end)[0] or _COUNTED.match(text, end):
        return False
    in_a_clause = text[end : end + 2].strip().islower()
    return not in_a_clause or after_a_name
