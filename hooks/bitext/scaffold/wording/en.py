"""English."""

from __future__ import annotations

import re

from bitext.scaffold.wording.base import Person, Wording

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,30}"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|al|bin|da|di|la) )?{_WORD}){{1,3}}"
_PERSON = re.compile(rf"(?P<name>{_NAME})(?:, (?P<role>[^.;:!?]{{3,200}}))?")
_AND = re.compile(r",? (?:and|&) |; ?")


def _persons(line: str) -> list[Person]:
    found = []
    for part in _AND.split(line) if not _PERSON.fullmatch(line) else [line]:
        match = _PERSON.fullmatch(part.strip())
        if not match:
            return []
        found.append(Person(match["name"], match["role"] or ""))
    return found


def _author_box(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:About the author:? )?{re.escape(name)} is (?:an? |the )?(?P<role>[^.!?]{{3,300}})\.?")


_FUNCTION_WORDS = (
    "a an the of and or but nor to in on at by for from with without into onto over under about between among through"
    " during as than that which who whose where when while if because is are was were be been being has have had will"
    " would can could shall should may might must not its their his her our your my this these those such both each"
    " every all any some more most very including via per"
)

ENGLISH = Wording(
    heading_width=110,
    numbered=re.compile(
        r"(?:[IVXLC]{1,6}[.)]|[A-H][.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|(?:Part|Chapter|Section) \w{1,8}[.:]?) +\S.*"
    ),
    unfinished=re.compile(rf".*(?:[,–-]|\b(?i:{'|'.join(_FUNCTION_WORDS.split())}))", re.DOTALL),
    abbreviation=re.compile(r".*\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|No|vs|cf|e\.g|i\.e|U\.S|U\.K)\.", re.DOTALL),
    goes_on=re.compile(r"[\"'“‘(*_\[]{0,4}[a-zà-öø-ÿ].*|[,;:.!?)’”%].*", re.DOTALL),
    label=re.compile(
        r"(?:^|(?<=[\s)]))(?:Source|(?:(?:Web|Copy|Responsible) )?[Ee]ditors?|Authors?|Published(?: on)?): "
    ),
    byline=re.compile(r"(?:[Bb]y|BY|Authors?:) (?P<rest>.+)"),
    persons=_persons,
    title_author=re.compile(rf"(?P<name>{_NAME}): (?P<rest>.+)"),
    author_note=re.compile(r"\(?(?:The|This) (?:author|writer) is (?:an? |the )?(?P<role>[^.!?()]{3,300})\.?\)?"),
    author_box=_author_box,
    outlet=re.compile(r"Source: (?P<outlet>[^()]{1,100}?) ?(?:\((?P<detail>[^()]{1,100})\))?\.?"),
    periodical=re.compile(r"(?!)"),  # nothing marks it as such: before a date may stand a place as well
    editor=re.compile(r"(?:(?:Web|Copy|Responsible) )?[Ee]ditors?: .{1,80}"),
    statuses={
        "unofficial-translation": re.compile(r"\(?unofficial (?:english )?translation\)?", re.IGNORECASE),
        "official-translation": re.compile(r"\(?official (?:english )?translation\)?", re.IGNORECASE),
    },
    date_words=re.compile(
        r"\b(?i:published|updated|posted|date|time|on|at|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|gmt"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[:,|]"
    ),
    caption=re.compile(
        r".{0,400}\b(?:[Pp]hotos?|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?)(?: courtesy)?(?: by| of|:) [^.!?]{1,60}\.?"
        r"|(?:[Pp]hoto|[Cc]aption): .{1,400}"
    ),
    question=re.compile(r"(?:Question|Q) ?[:.] .*", re.DOTALL),
    page=re.compile(r"(?:[Pp]age|[Pp]\.) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"),
    web=re.compile(
        r"(?i:(?:no|\d{1,5}) comments?|post a comment|leave a (?:comment|reply)|share(?: this.{0,20}| on .{1,20})?"
        r"|print(?: this.{0,20})?|email(?: this.{0,20})?|advertisements?|related (?:articles?|news|stories|posts)"
        r"|newer posts?|older posts?|subscribe.{0,60}|all rights reserved.{0,60}|(?:copyright|©).{0,80}|back to top"
        r"|skip to (?:main )?content|menu|home|search|sign in|log in|follow us.{0,60}|https?://\S+):?"
    ),
    left_out={
        "web": "Furniture of the web page: “{words}”.",
        "stamp": "The words “{words}” before the title.",
        "page": "The running head or page number “{words}”.",
        "header": "The words “{words}” above or below the text.",
        "editor": "The line “{words}”.",
        "author": "The lines that say who the author is; the record has what they say.",
        "rule": "Rules between parts of the text.",
        "title": "The repeated title.",
        "marker": "The note marks {words}.",
        "note": "The notes: {words}",
        "picture": "Pictures.",
        "record": "",
    },
    paragraphs={
        "merged": "What the English prints as several paragraphs ({en}) is one paragraph in the Chinese ({zh}).",
        "split": "What the English prints as one paragraph ({en}) is several in the Chinese ({zh}).",
        "omitted": "The Chinese printing has nothing that answers {en}.",
        "added": "The English printing has nothing that answers {zh}.",
    },
    and_=" and ",
    disagreement="the printed versions disagree here; say in what, and which one the edition follows",
    description="one sentence that says what the text is",
    by="who makes this edition",
    index_title="Documents",
    index_description="Texts in two languages, paragraph by paragraph.",
    event_title="what happened, in one clause",
    term_definition="one to three sentences",
    term_pinyin="",
)
