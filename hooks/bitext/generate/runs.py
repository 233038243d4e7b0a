"""Runs of another script in a finished page, each with its own `lang`: fonts, hyphenation and voices follow it.

    <p>The plan (行动计划)</p>   →   <p>The plan (<span lang="zh-Hans">行动计划</span>)</p>

In Latin text every Han run is one; in Han text a single Latin word (EFLOPS) is a loan, and only from two words on
a run is another language. Text alone is changed: no attribute, nothing in `<head>`, and nothing whose language does
not matter (code, scripts) or where no element may stand (titles, options, drawings).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from functools import cache

from bitext.languages import LANGUAGES
from bitext.languages.base import Language

_COMMENT = r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
_REST = r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
"""A tag after its name."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_LEFT_ALONE = frozenset(
    ("head", "script", "style", "textarea", "select", "svg", "math", "code", "pre", "kbd", "samp", "title")
)


def _special(around: str | None) -> re.Pattern[str]:
    """What changes the language, or how its inside is treated: a comment, an element to be left alone, one with `lang`.

    An element whose `lang` is that of what stands around it changes nothing.
    """
    other = rf"lang=(?![\"']?{re.escape(around)}[\"'\s>])" if around else "lang="
    return re.compile(
        rf"{_COMMENT}"
        rf"|<(?P<alone>{'|'.join(sorted(_LEFT_ALONE))})(?=[\s/>]){_REST}"
        rf"|<(?P<name>[A-Za-z][^\s/>]*+)(?:[^>\"'\s]++|\s(?!{other})|\"[^\"]*+\"|'[^']*+')*+"
        rf"\s{other}[\"']?(?P<lang>[A-Za-z0-9-]+)[\"']?{_REST}"
    )


_SPECIAL = {around: _special(around) for around in (None, *(language.tag for language in LANGUAGES.values()))}
_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_AMONG_HAN = rf"{_HAN}\u3001-\u3003\u3008-\u301f\uff00-\uffef“”‘’·—…+%0-9A-Za-z-"
_LATIN = r"A-Za-z\u00c0-\u024f"
_LETTERS = {"Hani": _HAN, "Latn": _LATIN}
"""The characters that a run of each script begins with."""
_RUN = {"Hani": rf"[{_HAN}](?:[{_AMONG_HAN}]*[{_HAN}])?", "Latn": rf"[{_LATIN}][{_LATIN}0-9 ’'.,:()/–-]*"}
_LATIN_WORD = re.compile(rf"(?<![^\s(])[{_LATIN}][^\s]*")


def _length(script: str, run: str) -> int:
    """How much of a run is marked: of Latin all up to the last letter or digit, where there are two words at least."""
    if script != "Latn":
        return len(run)
    if len(_LATIN_WORD.findall(run)) < 2:
        return 0
    run = run.rstrip(" ’'.,:(/–-")
    return len(run if "(" in run else run.rstrip(")"))


def with_runs(page: str, ready: Sequence[str] = ()) -> str:
    """A page with every run marked; its text stays the same, and a page that has been through it stays as it is.

    `ready` are pieces of the page that are marked already; a `sign` stands in the page for each.

    The page is cut at the elements that have a language of their own; between them, expressions run over tags and text
    alike and stop only at a run. To look at each tag and each text took a third of the time of a build.
    """
    out: list[str] = []
    _mark(page, 0, len(page), None, out)
    done = "".join(out)
    for number, piece in enumerate(ready):
        done = done.replace(sign(number), piece, 1)
    return done


def sign(number: int) -> str:
    """What stands in a page for a piece that is marked already; no text can know it."""
    return f"{_SIGN}{number}."


_SIGN = f"{secrets.randbits(128)}."


def with_runs_in(html: str, code: str) -> str:
    """A piece of a page, all in language `code`, with every run marked."""
    return _marked(html, LANGUAGES[code])


def with_runs_among(html: str, code: str) -> str:
    """A piece of a page in language `code` with every run marked, as far as its own elements name no other language."""
    if not _STARTS[LANGUAGES[code].script].search(html):
        return html
    out: list[str] = []
    _mark(html, 0, len(html), LANGUAGES[code], out)
    return "".join(out)


def _mark(page: str, start: int, stop: int, around: Language | None, out: list[str]) -> None:
    """Add `page[start:stop]`, marked, to `out`; `around` is the language it stands in, None for one not ours."""
    special = _SPECIAL[around.tag if around else None]
    while found := special.search(page, start, stop):
        out.append(_marked(page[start : found.start()], around))
        out.append(found.group())
        start = found.end()
        name = found["alone"] or found["name"]
        if not name or name in _VOID or found.group().endswith("/>"):
            continue
        end = _end(page, name, start, stop)
        if found["alone"]:
            out.append(page[start:end])
        else:
            _mark(page, start, end, _language(found["lang"]), out)
        start = end
    out.append(_marked(page[start:stop], around))


def _end(page: str, name: str, start: int, stop: int) -> int:
    """Where the element of that name ends that is open at `start`; `stop` where nothing closes it."""
    depth = 1
    for tag in _tags(name).finditer(page, start, stop):
        if tag["close"] is None:  # a comment
            continue
        depth += -1 if tag["close"] else 1
        if depth == 0:
            return tag.start()
    return stop


@cache
def _tags(name: str) -> re.Pattern[str]:
    """The tags of an element, those that open and close at once left out."""
    return re.compile(rf"{_COMMENT}|<(?P<close>/?){re.escape(name)}(?=[\s>])(?![^>]*/>)")


@cache
def _language(tag: str) -> Language | None:
    """The language of a tag; None for one that is not ours (as pinyin, `zh-Latn`), whose text is left as it is."""
    return next((language for language in LANGUAGES.values() if language.tag.lower() == tag.lower()), None)


def _marked(text: str, around: Language | None) -> str:
    """A piece of a page, all in one language, with the runs of other scripts marked."""
    if around is None or not _STARTS[around.script].search(text):
        return text
    return _RUNS[around.script].sub(_mark_run, text)


def _mark_run(match: re.Match[str]) -> str:
    script = match.lastgroup or ""
    length = _length(script, match[script]) if script in _TAGS else 0  # 0 at the end of the text
    if not length:
        return match.group()
    run = match[script]
    return f'{match["before"]}<span lang="{_TAGS[script]}">{run[:length]}</span>{run[length:]}'


def _starts(around: str) -> str:
    """The letters that the runs of other scripts begin with."""
    return "".join(_LETTERS[script] for script in _TAGS if script != around)


def _runs(around: str) -> re.Pattern[str]:
    """A run of a script other than the one around it, and before it whatever else there is: text, tags, entities."""
    others = [script for script in _TAGS if script != around]
    starts = _starts(around)
    runs = "|".join(f"(?P<{script}>{_RUN[script]})" for script in others)
    skipped = rf"(?:[^<&{starts}]++|{_COMMENT}|</?[A-Za-z]{_REST}|&#?\w{{1,31}};|[<&])*+"
    return re.compile(rf"(?P<before>{skipped})(?:{runs}|\Z)")


_TAGS = {script: next(one.tag for one in LANGUAGES.values() if one.script == script) for script in _RUN}
"""The language of each script's runs."""
_RUNS = {script: _runs(script) for script in _TAGS}
_STARTS = {script: re.compile(f"[{_starts(script)}]") for script in _TAGS}
