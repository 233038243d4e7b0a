"""A large site checked in parts: each page with its counterpart alone, then what speaks of several of them.

The findings are those of `check`. A part can be checked by a process of its own, and what was found in it can be kept
until something changes that went into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bitext.addresses import Addresses
from bitext.checks.kept import KeptParts, Keys, Part
from bitext.checks.rules import RULES, Rule
from bitext.corpus import DOCUMENTS, Corpus
from bitext.events import Event, Unclaimed
from bitext.findings import Finding, in_order
from bitext.reading.tree import Tree
from bitext.records import Records
from bitext.scope import Scope
from bitext.waivers import without_waived
from bitext.workers import spread

FEW = 40
"""So many parts or fewer are soon done: other processes would take as long to begin."""


def check_in_parts(
    tree: Tree, *, workers: int, kept: KeptParts | None = None, step: Callable[[], None] | None = None
) -> tuple[list[Finding], Scope]:
    """What `check` finds in the whole site, and how much was compared. `step` is called for each part looked at."""
    records = Records(tree)
    keys = Keys(tree, records) if kept else None
    names = tree.names()
    key = {name: keys.of(name, _document(name)) if keys else None for name in names}
    parts = {name: part for name in names if kept and (part := kept.get(name, key[name]))}
    waiting = [name for name in names if name not in parts]
    done = spread(lambda name: _part(tree, records, name), waiting, workers if len(waiting) > FEW else 1)
    for name, part in zip(waiting, done, strict=True):
        parts[name] = part
        if kept and keys:
            unchanged = keys.of(name, _document(name)) == key[name]  # else it was changed while it was read
            kept.put(name, key[name] if unchanged else None, part)
        if step:
            step()
    if kept:
        kept.save(names)
    findings = [finding for part in parts.values() for finding in part.findings]
    documents = {name.removeprefix(DOCUMENTS) for name, part in parts.items() if part.is_document}
    scopes = zip(*(part.scope for part in parts.values()), strict=True)
    return in_order((*findings, *_said_of_several(tree, records, documents))), Scope(*map(sum, scopes))


def _part(tree: Tree, records: Records, name: str) -> Part:
    corpus = Corpus(_only(tree, {name}), records.about(_document(name)))
    found = _found(corpus, (rule for rule in RULES.values() if rule.of != "records"))
    return Part(tuple(without_waived(corpus, found)), Scope.of(corpus.pairs), bool(corpus.documents))


def _said_of_several(tree: Tree, records: Records, documents: set[str]) -> list[Finding]:
    """What no part can say by itself: of the records as a whole, and of events that cite several documents."""
    dated: list[Event | Unclaimed] = [*records.events, *records.unclaimed]
    cites = {cite.document for record in dated for cite in record.cites}
    if cites <= documents:
        names = {DOCUMENTS + cite.document for event in records.shared for cite in event.cites}
        needed = _only(tree, names | _redirected(tree, records))
        needed.others, needed.findings = tree.others, tree.findings
        corpus = Corpus(needed, records.between())
    else:
        corpus = Corpus(tree, records)  # a document is cited that is not there: what is there has to be said
    pages = {source.path for sources in tree.pages.values() for source in sources.values()}
    found = _found(corpus, (rule for rule in RULES.values() if rule.of != "pages"))
    return [finding for finding in found if finding.path not in pages]  # of its pages each part has spoken


def _found(corpus: Corpus, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        yield from rule.find(corpus)


def _redirected(tree: Tree, records: Records) -> set[str]:
    """The names of the pages that redirects speak of."""
    code = next(iter(tree.pages), "")
    page = Addresses(code).page
    asked = {address.partition("#")[0] for redirect in records.redirects for address in (redirect.old, redirect.new)}
    return {name for name in tree.pages.get(code, ()) if page(code, name) in asked} if asked else set()


def _document(name: str) -> str:
    """The id of the document that a page belongs to, if it is an edition of one."""
    return name.removeprefix(DOCUMENTS) if name.startswith(DOCUMENTS) else ""


def _only(tree: Tree, names: set[str]) -> Tree:
    """The pages of these names, and nothing else."""
    pages = {code: {name: sources[name] for name in names if name in sources} for code, sources in tree.pages.items()}
    return Tree(tree.root, pages)
