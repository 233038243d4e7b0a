"""The guide to the findings: complete in every language."""

from __future__ import annotations

from bitext.checks import RULES
from bitext.generate.guide import families, parts
from bitext.languages import LANGUAGES
from bitext.site_check import SITE_RULES


def test_every_rule_is_explained_in_every_language() -> None:
    codes = {*RULES, *SITE_RULES}
    for language in LANGUAGES:
        shown = [rule for family in families(language) for rule in family.rules]
        assert {rule.code for rule in shown} == codes
        for rule in shown:
            assert all((rule.what, rule.why, rule.wrong, rule.right)), (language, rule.code)


def test_no_translation_of_a_rule_that_is_gone() -> None:
    for language in LANGUAGES.values():
        assert set(language.rules) <= {*RULES, *SITE_RULES}


def test_phrases_are_the_same_in_every_language() -> None:
    english, *others = LANGUAGES.values()
    for other in others:
        assert set(other.phrases) == set(english.phrases)


def test_parts_of_a_docstring() -> None:
    doc = "What it\n    finds.\n\n    Why it\n    matters.\n\n    Wrong: `a`\n    Right: `b`\n"
    assert parts(doc) == ("What it finds.", "Why it matters.", "`a`", "`b`")
