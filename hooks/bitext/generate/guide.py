"""What each finding means, for contributors: the rules' own documentation, laid out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bitext.checks import RULES
from bitext.languages import LANGUAGES
from bitext.site_check import SITE_RULES

FAMILIES = ("S", "D", "F", "T", "Y", "M", "H", "L")
"""The first letters of the codes, in the order of the guide."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule: what it finds, why that matters, what is wrong and what is right. The texts are Markdown or HTML."""

    code: str
    severity: str
    what: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Family:
    """The rules whose codes begin with one letter."""

    letter: str
    title: str
    rules: list[RuleView]


def families(code: str) -> Iterator[Family]:
    """All rules, for a page."""
    for family in rule_texts(code):
        yield replace(family, rules=[_marked_up(rule) for rule in family.rules])


def rule_texts(code: str) -> Iterator[Family]:
    """All rules in Markdown, in the language of the reader where it has them, else in the words of the docstrings."""
    language = LANGUAGES[code]
    docs = {rule.code: (rule.severity, rule.doc) for rule in RULES.values()}
    docs |= {rule.code: (rule.severity, rule.doc) for rule in SITE_RULES.values()}
    for letter in FAMILIES:
        mine = [
            _view(rule, severity, language.rules.get(rule, doc), code)
            for rule, (severity, doc) in sorted(docs.items())
            if rule[0] == letter
        ]
        if mine:
            yield Family(letter, language.phrases[f"family_{letter}"], mine)


def _view(rule: str, severity: str, doc: str, code: str) -> RuleView:
    return RuleView(rule, LANGUAGES[code].phrases[f"severity_{severity}"], *parts(doc))


def _marked_up(rule: RuleView) -> RuleView:
    return replace(
        rule, what=_html(rule.what), why=_html(rule.why), wrong=_html(rule.wrong), right=_html(rule.right)
    )


def parts(doc: str) -> tuple[str, str, str, str]:
    """A docstring as (what, why, wrong, right), each as one line."""
    head, _, tail = doc.partition("Wrong:")
    wrong, _, right = tail.partition("Right:")
    what, _, why = head.strip().partition("\n\n")
    return _line(what), _line(why), _line(wrong), _line(right)


def _html(text: str) -> str:
    """What stands between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def _line(text: str) -> str:
    return " ".join(text.split())
