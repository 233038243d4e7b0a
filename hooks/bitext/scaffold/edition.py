"""Source texts → the pages of their edition: ids, front matter, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bitext.drafts import draft, is_draft
from bitext.languages import LANGUAGES
from bitext.reading.inline import read_inline
from bitext.scaffold.body import SourceBlock
from bitext.scaffold.furniture import Aside
from bitext.scaffold.pairing import pair
from bitext.scaffold.source import SourceText
from bitext.scaffold.wording import WORDINGS, Person

_PREFIX = {"heading": "s", "paragraph": "p", "caption": "c"}
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\"\\\n]|:(?=\S))*")
_CONSTANTS = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_INLINE_MARK = re.compile(r"[<{]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BLOCK_MARK = re.compile(r"(?P<number>\d{1,9})?(?P<mark>[#>!`\[{+*-]|(?<=\d)[.)]|===|\?\?\?|~~~)")


@dataclass(frozen=True, slots=True)
class EditionRow:
    """Blocks that answer one another, with the ids they get. `texts` has no language that is to be translated."""

    ids: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[SourceBlock, ...]]

    @property
    def id(self) -> str:
        return next(ident for ids in self.ids.values() for ident in ids)

    @property
    def exception(self) -> str:
        """The type of alignment exception that this row is; "" if it is none."""
        one, two = (len(self.ids[code]) for code in LANGUAGES)
        if one == two:
            return ""
        if not one or not two:
            return "omitted" if one else "added"
        return "merged" if one > two else "split"


def edition_rows(texts: Mapping[str, SourceText]) -> list[EditionRow]:
    """The rows of an edition. What answers the same has the same ids; where several answer one, it has the first."""
    codes = list(LANGUAGES)
    beads: list[dict[str, tuple[SourceBlock, ...]]]
    if len(texts) == 1:
        (only,) = texts
        beads = [{only: (block,)} for block in texts[only].blocks]
    else:
        beads = [dict(zip(codes, bead, strict=True)) for bead in pair(*(texts[code] for code in codes))]
    counts = dict.fromkeys(_PREFIX, 0)
    rows = []
    for bead in beads:
        kind = next(block.kind for side in bead.values() for block in side)
        numbers = range(counts[kind] + 1, counts[kind] + 1 + max(map(len, bead.values())))
        counts[kind] = numbers[-1]
        ids = [f"{_PREFIX[kind]}{number}" for number in numbers]
        rows.append(EditionRow({code: tuple(ids[: len(bead[code])] if code in bead else ids) for code in codes}, bead))
    return rows


class Edition:
    """The pages of one document, made of its source texts.

    `made_by` says by language who makes editions here, `made` is the day.
    """

    def __init__(self, ident: str, texts: Mapping[str, SourceText], made_by: Mapping[str, str], made: str) -> None:
        self.id, self.texts, self.made_by, self.made = ident, texts, made_by, made
        self.rows = edition_rows(texts)

    def page(self, language: str, disagreements: Mapping[str, Sequence[str]]) -> str:
        """The Markdown file of one language.

        `disagreements` says by the first id of a row which codes a check has for it. Each gets a note to be written.
        """
        return "\n".join(["---", *self._front(language), "---", "", *self._prose(language, disagreements)])

    # Front matter

    def _front(self, language: str) -> Iterator[str]:
        wording = WORDINGS[language]
        title = self.title(language)
        dated = next((text.imprint for text in self.texts.values() if text.imprint.issued), None)
        yield f"title: {scalar(title)}"
        yield f"title_from: {'ours' if is_draft(title) else 'printed'}"
        yield f"description: {scalar(draft(wording.description))}"
        yield f"genre: {self.genre}"
        yield from self._authors(language)
        yield f"outlet: {self._said(language, 'outlet')}"
        yield f"outlet_detail: {self._said(language, 'outlet_detail')}"
        yield f"issued: {scalar(dated.issued.edtf) if dated and dated.issued else 'null'}"
        yield f"issued_printed: {scalar(dated.issued_printed) if dated else 'null'}"
        yield "implied: []"
        yield f"source_languages: [{', '.join(self.texts)}]"
        yield "sources:"
        for code, text in self.texts.items():
            yield f"  - language: {code}"
            yield f"    status: {text.imprint.status}"
            yield f"    sha256: {text.sha256}"
            yield "    note: null"
        yield from _list("left_out", [scalar(words) for words in self.left_out(language)])
        yield "edition:"
        yield f"  by: {scalar(self.made_by.get(language) or draft(wording.by))}"
        yield f'  made: "{self.made}"'
        yield from self._alignment()

    @property
    def genre(self) -> str:
        """A guess, for whoever imports to look at."""
        if any(text.is_interview for text in self.texts.values()):
            return "interview"
        return "news" if any(text.is_news for text in self.texts.values()) else "article"

    def _authors(self, language: str) -> Iterator[str]:
        printed: Sequence[Person] = self.texts[language].imprint.authors if language in self.texts else ()
        others: Sequence[Person] = max((text.imprint.authors for text in self.texts.values()), key=len)
        entries = []
        for own, other in zip_longest(printed, others):
            name = own.name if own else draft(other.name)
            role = (own.role if own else "") or (draft(other.role) if other and other.role else "")
            entries.append(f"name: {scalar(name)}\n    role: {scalar(role) if role else 'null'}")
        return _list("authors", entries)

    def _said(self, language: str, name: str) -> str:
        """What the imprint says in this language, else what it says in the other, to be put into this one."""
        words = {code: str(getattr(text.imprint, name)) for code, text in self.texts.items()}
        if words.get(language):
            return scalar(words[language])
        other = next(filter(None, words.values()), "")
        return scalar(draft(other)) if other else "null"

    def left_out(self, language: str) -> list[str]:
        """What was set aside, in a language's own words, each once."""
        forms = WORDINGS[language].left_out
        said = [forms[aside.kind].format(words=read_inline(aside.words).text) for aside in self.asides]
        return list(dict.fromkeys(filter(None, said)))

    @property
    def asides(self) -> list[Aside]:
        """What was set aside in every source, note marks included, with the paragraphs where these stood."""
        found = [aside for text in self.texts.values() for aside in text.asides]
        marks = [mark for text in self.texts.values() for mark in self.marks(text)]
        return [*found, Aside("marker", ", ".join(marks), 1)] if marks else found

    def marks(self, text: SourceText) -> list[str]:
        """The note marks in one of the sources, each with the paragraph where it stood; first those of the title."""
        return [f"[{mark}]" for mark in text.imprint.title_marks] + [
            f"[{mark}] {ident}"
            for row in self.rows
            for ident, block in zip(row.ids[text.language], row.texts[text.language], strict=True)
            for mark in block.marks
        ]

    def title(self, language: str) -> str:
        """The printed title, else a draft of one."""
        if language in self.texts and self.texts[language].imprint.title:
            return self.texts[language].imprint.title
        return draft(next((text.imprint.title for text in self.texts.values() if text.imprint.title), self.id))

    def _alignment(self) -> Iterator[str]:
        entries = []
        for row in self.rows:
            if row.exception:
                lines = [f"type: {row.exception}", *(f"{code}: [{', '.join(ids)}]" for code, ids in row.ids.items())]
                lines.append("note:")
                for code in LANGUAGES:
                    wording = WORDINGS[code]
                    ids = {other: wording.and_.join(row.ids[other]) for other in LANGUAGES}
                    lines.append(f"  {code}: {scalar(wording.paragraphs[row.exception].format(**ids))}")
                entries.append("\n    ".join(lines))
        return _list("alignment", entries)

    # Prose

    def _prose(self, language: str, disagreements: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for row in self.rows:
            codes = disagreements.get(row.id, ())
            for ident, text in zip(row.ids[language], self._texts(row, language), strict=True):
                if ident[0] == _PREFIX["heading"]:
                    yield f"## {text} {{#{ident}}}\n"
                else:
                    yield f"{text}\n{{: #{ident} }}\n"
            if codes:
                yield f"!!! editor waiver {' '.join(codes)}\n    {draft(WORDINGS[language].disagreement)}\n"

    def _texts(self, row: EditionRow, language: str) -> list[str]:
        if language in self.texts:
            return [markdown(block.text) for block in row.texts[language]]
        return [LANGUAGES[language].phrases["untranslated"] for _ in row.ids[language]]


def markdown(text: str) -> str:
    """A line of a source as a paragraph: emphasis and links stay, nothing in it begins a block, a tag or attributes."""
    text = _INLINE_MARK.sub(lambda match: f"&#{ord(match.group())};", text)
    match = _BLOCK_MARK.match(text)
    if not match or text.startswith(("**", "![")):
        return text
    start, mark = match.start("mark"), match["mark"]
    return f"{text[:start]}&#{ord(mark[0])};{text[start + 1 :]}"


def scalar(text: str) -> str:
    """A text as a YAML scalar, in quotes where it needs them. Records hold no HTML, so nothing may look like it."""
    text = _TAG.sub("‹", text)
    if _PLAIN.fullmatch(text) and text.lower() not in _CONSTANTS and text[-1] not in " :":
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _list(key: str, entries: Sequence[str]) -> Iterator[str]:
    if not entries:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for entry in entries:
        yield f"  - {entry}"
