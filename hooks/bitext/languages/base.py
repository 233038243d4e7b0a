"""What `bitext` asks of a language. A third language is a new module beside `en` and `zh`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol

from bitext.dates import Date, Relative

Qualifier = Literal["over", "nearly", "about", "under", "at-least", "up-to"]
Kind = Literal["cardinal", "ordinal", "multiple"]


class DateMention(NamedTuple):
    """A date standing in a text, at `text[start:end]` (code points).

    Just one of `date` (it says its year) and `relative` (it is said against the day of writing) is set.
    """

    start: int
    end: int
    date: Date | None = None
    relative: Relative | None = None


class Figure(NamedTuple):
    """A quantity, comparable across languages.

    `value` is the plain number: 2.88 trillion is 2880000000000, 60 percent is 60 with unit `%`, half is
    50 with unit `%`. `high` is the upper end of a range, else None. `unit` is a language-neutral name
    (`%`, `CNY`, `USD`, `EFLOPS`, `ZB`, `PB`, `year`, `km` …) or None for things that are merely counted
    (4,500 enterprises, 4500家): what is counted is for the reader, not for the comparison.
    """

    value: Decimal
    unit: str | None = None
    qualifier: Qualifier | None = None
    high: Decimal | None = None
    kind: Kind = "cardinal"


class FigureMention(NamedTuple):
    """A figure standing in a text, at `text[start:end]`.

    `soft` marks a small number in words that prose may add or drop without saying anything else
    ("one of the", 一个, 一是, "a second"): it can meet a partner, but its absence is no disagreement.
    """

    start: int
    end: int
    figure: Figure
    soft: bool = False


class Language(Protocol):
    """One module of `bitext.languages`."""

    code: str
    """Name of the folder below `docs/`."""
    tag: str
    """BCP 47 tag for `lang` and `hreflang`."""
    script: str
    """What it is written in (ISO 15924): runs of another script in its pages are marked as another language."""
    phrases: Mapping[str, str]
    """Words of the reading interface (`phrases.PHRASES`), the same keys in every language."""
    rules: Mapping[str, str]
    """What each finding means, by code, in the form of a rule's docstring; where none is given the docstring stands."""

    def dates(self, text: str) -> list[DateMention]:
        """Every date in a paragraph's plain text, in order, none overlapping another."""
        ...

    def figures(self, text: str, dates: list[DateMention]) -> list[FigureMention]:
        """Every figure in a paragraph's plain text but for those that are part of `dates`."""
        ...

    def is_edge(self, text: str, index: int) -> bool:
        """Whether a term may begin or end at this place: inside a word it may not."""
        ...

    def inflection(self, text: str, end: int) -> int:
        """How many characters after `end` still belong to a term ending there (a plural, a possessive)."""
        ...

    def format_date(self, date: Date) -> str:
        """The date as this language writes it, precision kept."""
        ...

    def format_figure(self, figure: Figure) -> str:
        """The figure as this language writes it, with unit and qualifier."""
        ...
