"""What `bitext new document` asks of a language: how its printed texts look, and how our pages speak."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An author as printed; `role` is "" where none is."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The signs of one language.

    Patterns match a whole line or statement, but for `label` and `date_words`, which are looked for in one. Their
    groups `name`, `role`, `outlet`, `detail` and `rest` mark what goes into the record.
    """

    heading_width: int
    """Columns (a Han character has two) beyond which a line is no heading."""
    numbered: re.Pattern[str]
    """A heading's number with the heading behind it: "II. …", 二、……"""
    unfinished: re.Pattern[str]
    """The end of a text that must go on: a comma, "of the", 的."""
    abbreviation: re.Pattern[str]
    """An end with a full stop that ends no sentence: "Dr.", "U.S."."""
    goes_on: re.Pattern[str]
    """The beginning of what can be no new paragraph: a small letter, a comma."""

    label: re.Pattern[str]
    """The places in a line of imprint before which the next statement begins."""
    byline: re.Pattern[str]
    persons: Callable[[str], list[Person]]
    """The authors in a line that holds nothing else; none if it holds something else."""
    title_author: re.Pattern[str]
    """A title with its author before it."""
    author_note: re.Pattern[str]
    """A closing line that says who the author is."""
    author_box: Callable[[str], re.Pattern[str]]
    """For an author's name: a paragraph that says no more than who that is."""
    outlet: re.Pattern[str]
    periodical: re.Pattern[str]
    """A name that beside a date can only be that of a newspaper or a journal: 《港口札记》."""
    editor: re.Pattern[str]
    statuses: Mapping[str, re.Pattern[str]]
    """Lines that say what the text is, by the `status` of the record."""
    date_words: re.Pattern[str]
    """What may stand beside a printed date: "Published", the hour, the day of the week."""

    caption: re.Pattern[str]
    question: re.Pattern[str]
    """A question in an interview."""
    page: re.Pattern[str]
    """The number of a page."""
    web: re.Pattern[str]
    """What a web page has around a text."""

    left_out: Mapping[str, str]
    """By kind of what was set aside: what the edition says of it, with `{words}`, or "" if nothing."""
    paragraphs: Mapping[str, str]
    """By type of exception: the note that readers see, with `{en}`, `{zh}` for the paragraphs' ids."""
    and_: str
    disagreement: str
    description: str
    by: str
    index_title: str
    index_description: str
    event_title: str
    term_definition: str
    term_pinyin: str
    """What to write there; "" for a language that is not romanised."""
