"""What can be wrong with a site. One rule, one code, one function; its docstring is its documentation.

for finding in check(read_corpus(root)): print(finding)
"""

from __future__ import annotations

from bitext.checks import agreement, drafts, events, hostile, records, redirects, staleness, structure, terms
from bitext.checks.rules import RULES, Rule
from bitext.corpus import Corpus
from bitext.findings import Finding, in_order
from bitext.memory import nothing_thrown_away
from bitext.waivers import without_waived

__all__ = ["RULES", "Rule", "check"]

# Importing them fills RULES.
_MODULES = (structure, records, events, agreement, terms, staleness, drafts, redirects, hostile)


@nothing_thrown_away()
def check(corpus: Corpus) -> list[Finding]:
    """Everything that every rule has to say and no waiver covers, by path and line."""
    return in_order(without_waived(corpus, (finding for rule in RULES.values() for finding in rule.find(corpus))))
