"""What stands around an English date: which part is meant, and whether a year or a month is one at all."""

from __future__ import annotations

import re

from bitext.dates import Part
from bitext.languages.points import Point
from bitext.languages.wordings import Found

_PARTS: dict[str, Part] = {
    **dict.fromkeys(("beginning", "start", "early"), "start"),
    **dict.fromkeys(("middle", "mid"), "middle"),
    **dict.fromkeys(("end", "close", "late", "year"), "end"),
}
_LEAD = re.compile(
    r"(?<![A-Za-z])(?:(?P<about>about|around|circa|approximately) (?:the )?)?"
    r"(?:(?:(?P<part>beginning|start|middle|end|close) of|(?P<time>early|late)(?: in)?|(?P<short>mid|end)"
    r"|(?P<year>year)[- ]end(?: of)?)[ -](?:the |that |the same )?)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 32
_UNCERTAIN = re.compile(r" \(uncertain\)")


class Lead:
    """The words leading up to a date that are part of it: "about", "the end of", "early"."""

    def __init__(self, text: str, start: int) -> None:
        begin = max(0, start - _LOOK_BACK)
        found = _LEAD.search(text[begin:start])
        self.start = begin + found.start() if found else start
        self.about = bool(found and found["about"])
        said = found and (found["part"] or found["time"] or found["short"] or found["year"])
        self.part = _PARTS[said.lower()] if said else None
        self.before = text[max(0, self.start - _LOOK_BACK) : self.start]

    def found(self, text: str, end: int, point: Point, *, sure: bool = True) -> Found:
        """The point, with the part and the qualifier that the words around it give it."""
        uncertain = _UNCERTAIN.match(text, end)
        qualifier = "%" if self.about and uncertain else "~" if self.about else "?" if uncertain else ""
        narrow = point.day is not None or (point.inner or 0) > 12
        point = point._replace(part=None if narrow else self.part, qualifier=qualifier)
        return Found(self.start, uncertain.end() if uncertain else end, point, sure)


_YEAR_FOLLOWS = re.compile(
    r"\b(?:in|by|since|until|till|during|throughout|years?|fiscal|FY|spring|summer|autumn|fall|winter|as of|dated"
    r"|pre|post|back to|now to|through to|(?:as|no|not) (?:early as|late as|recently as|later than|earlier than)|conference|summit|forum|congress|expo|olympics|WAIC|index|report|outlook|yearbook)[ -][\"'“*_]*$",
    re.IGNORECASE,
)
_YEAR_MAY_FOLLOW = re.compile(
    r"(?:\b(?:of|from|for|under|through|before|after|between|the|an?|its|their|his|her|our|this|annual|up to)|'s) [\"'“*_]*$"
    r"|\($",
    re.IGNORECASE,
)
_YEAR_IS_REACHED = re.compile(
    r"(?<!rose)(?<!risen)(?<!grew)(?<!grown)(?<!fell)(?<!fallen)(?<!rising)(?<!growing)(?<!creased)(?<!raised)"
    r"(?<!reduced)(?<!expanded)(?<!cut)(?<!up)(?<!down)(?<!amounted)(?<!came)(?<!close)(?<![0-9]) to $|\b(?:is|means) $",
    re.IGNORECASE,
)
_YEAR_PRECEDES = re.compile(
    r"'s| (?:annual|survey|report|edition|budget|census|study|white paper|yearbook|guideline|is|was|will|has|saw|marks|marked)\b"
)
# A plural noun after a number counts something, but for those that often come with their year.
_COUNTED = re.compile(
    r" (?!results|figures|sales|earnings|targets|goals|guidelines|measures|rules|statistics|revenues|elections|talks"
    r"|onwards|levels|plans|standards|prices|sessions|rankings|awards|accounts|editions|reports|surveys|games|always)"
    r"[a-z]{3,}[a-rt-z]s\b"
)
_CLAUSE_ENDS = re.compile(r" ?(?:[-),.;:?!\"'”]|$)")

_CLAUSE_FOLLOWS = re.compile(
    r" (?:the|an?|and|or|when|in|on|at|with|to|by|as|it|he|she|they|we|this|that|these|those|there|has|had|was|were|is)\b"
)


def is_year(text: str, lead: Lead, end: int) -> bool | None:
    """Whether a bare number is a year here: yes, surely not (something is counted), or None: cannot tell."""
    if _YEAR_FOLLOWS.search(lead.before) or lead.part or _UNCERTAIN.match(text, end):
        return True
    if lead.about:
        return bool(_CLAUSE_ENDS.match(text, end) or _CLAUSE_FOLLOWS.match(text, end))
    if _COUNTED.match(text, end):
        return False
    if _YEAR_IS_REACHED.search(lead.before) and _CLAUSE_ENDS.match(text, end):
        return True
    alone = lead.start + len(text) - end <= 2 and not (text[: lead.start] + text[end:]).strip()
    return alone or bool(_YEAR_MAY_FOLLOW.search(lead.before) or _YEAR_PRECEDES.match(text, end)) or None


_MONTH_FOLLOWS = re.compile(
    r"\b(?:in|since|by|until|till|from|of|during|before|after|through|throughout|this|(?P<next>next)|between) $",
    re.IGNORECASE,
)
_SOMEONES = re.compile(r"(?:\b(?:the|an?|its|their)|'s) $", re.IGNORECASE)
_OF_MONTH = re.compile(r" [a-z]")
_OF_ANOTHER_YEAR = re.compile(r",? (?:of )?(?:the previous|each|every) year\b")


def shift_of_month(text: str, lead: Lead, end: int) -> int | None:
    """In how many years' time a bare month is meant; None if nothing shows that it is a month."""
    if _SOMEONES.search(lead.before) and _OF_MONTH.match(text, end):
        return 0
    evidence = _MONTH_FOLLOWS.search(lead.before)
    if is_of_another_year(text, end) or not (evidence or lead.part):
        return None
    return 1 if evidence and evidence["next"] else 0


def is_of_another_year(text: str, end: int) -> bool:
    """August of every year is of no one year."""
    return _OF_ANOTHER_YEAR.match(text, end) is not None


_ANOTHER_WEEK = re.compile(r"\b(?:last|next|every|each|black|good|cyber|following) $", re.IGNORECASE)


def is_of_another_week(lead: Lead) -> bool:
    return _ANOTHER_WEEK.search(lead.before) is not None
