"""Runs of another script in a finished page, each with its own `lang`: fonts, hyphenation and voices follow it.

    <p>The plan (行动计划)</p>   →   <p>The plan (<span lang="zh-Hans">行动计划</span>)</p>

In Latin text every Han run is one; in Han text a single Latin word (EFLOPS) is a loan, and only from two words on
a run is another language. Text alone is changed: no attribute, nothing in `<head>`, and nothing whose language does
not matter (code, scripts) or where no element may stand (titles, options, drawings).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bitext.languages import LANGUAGES
from bitext.languages.base import Language

_PIECE = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|[^<]++|<"
)
_LANG = re.compile(r"\slang=[\"']?([A-Za-z0-9-]+)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_LEFT_ALONE = frozenset(
    ("head", "script", "style", "textarea", "select", "svg", "math", "code", "pre", "kbd", "samp", "title")
)
_ENTITY = re.compile(r"(&#?\w{1,31};)")

_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_AMONG_HAN = rf"{_HAN}\u3001-\u3003\u3008-\u301f\uff00-\uffef“”‘’·—…+%0-9A-Za-z-"
_HAN_RUN = re.compile(rf"[{_HAN}](?:[{_AMONG_HAN}]*[{_HAN}])?")
_LATIN = r"A-Za-z\u00c0-\u024f"
_LATIN_RUN = re.compile(rf"[{_LATIN}][{_LATIN}0-9 ’'.,:()/–-]*")
_LATIN_WORD = re.compile(rf"(?<![^\s(])[{_LATIN}][^\s]*")

Spans = Iterator[tuple[int, int]]


def _han_runs(text: str) -> Spans:
    for match in _HAN_RUN.finditer(text):
        yield match.span()


def _latin_runs(text: str) -> Spans:
    """From the first letter to the last letter or digit, where there are two words at least."""
    for match in _LATIN_RUN.finditer(text):
        words = list(_LATIN_WORD.finditer(match.group()))
        if len(words) > 1:
            run = match.group().rstrip(" ’'.,:(/–-")
            if "(" not in run:
                run = run.rstrip(")")
            yield match.start(), match.start() + len(run)


_RUNS: dict[str, Callable[[str], Spans]] = {"Hani": _han_runs, "Latn": _latin_runs}


def with_runs(page: str) -> str:
    """A page with every run marked; its text stays the same, and a page that has been through it stays as it is."""
    out: list[str] = []
    stack: list[tuple[str, Language | None]] = []
    alone = 0
    """How deep inside what is left alone."""
    for piece in _PIECE.finditer(page):
        text = piece.group()
        name = (piece["name"] or "").lower()
        if not name:
            if text[0] != "<" and not alone and stack and stack[-1][1]:
                text = _marked(text, stack[-1][1])
            out.append(text)
            continue
        out.append(text)
        if piece["close"]:
            while stack and name in (open_name for open_name, _ in stack):
                closed, _ = stack.pop()
                alone -= closed in _LEFT_ALONE
                if closed == name:
                    break
        elif name not in _VOID and not piece["rest"].endswith("/"):
            found = _LANG.search(piece["rest"])
            language = _language(found[1]) if found else stack[-1][1] if stack else None
            stack.append((name, language))
            alone += name in _LEFT_ALONE
    return "".join(out)


def _language(tag: str) -> Language | None:
    """The language of a tag; None for one that is not ours (as pinyin, `zh-Latn`), whose text is left as it is."""
    return next((language for language in LANGUAGES.values() if language.tag.lower() == tag.lower()), None)


def _marked(text: str, around: Language) -> str:
    """A piece of text with the runs of other scripts marked; entities are stepped over, nothing may be put into one."""
    others = [language for language in LANGUAGES.values() if language.script != around.script]
    parts = _ENTITY.split(text)
    return "".join(part if number % 2 else _with_spans(part, others) for number, part in enumerate(parts))


def _with_spans(text: str, others: list[Language]) -> str:
    out = []
    at = 0
    for start, end, tag in sorted((*span, other.tag) for other in others for span in _RUNS[other.script](text)):
        if start >= at:
            out += [text[at:start], f'<span lang="{tag}">', text[start:end], "</span>"]
            at = end
    return "".join((*out, text[at:]))
