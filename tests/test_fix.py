"""What `bitext fix` mends, and that it mends it once."""

from __future__ import annotations

from pathlib import Path

from bitext.checks import check
from bitext.corpus import read_corpus
from bitext.fix import fix, write
from bitext.synced import stale_paragraphs

EN, ZH = "docs/en/documents/tides.md", "docs/zh/documents/tides.md"


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def mend(root: Path, *, synced: bool = False) -> list[str]:
    fixed = fix(read_corpus(root), synced=synced)
    write(root, fixed)
    return [f"{one.path}:{change}" for one in fixed for change in one.changes]


def ids(root: Path, path: str) -> list[str]:
    code = path.split("/")[1]
    page = read_corpus(root).pages[code]["documents/tides"]
    return [block.id for block in page.blocks if block.kind in ("heading", "paragraph")]


def test_nothing_to_mend_changes_nothing(small: Path) -> None:
    before = {file: file.read_bytes() for file in small.rglob("*.md")}
    assert mend(small) == []
    assert {file: file.read_bytes() for file in small.rglob("*.md")} == before


def test_all_ids(small: Path) -> None:
    """A page without any id gets them in order, the same in both languages."""
    for path in (EN, ZH):
        for ident in ("p1", "p2", "p3"):
            replace(small, path, f"{{: #{ident} }}\n", "")
        replace(small, path, " {#s1}", "")
    assert len(mend(small)) == 8
    assert ids(small, EN) == ids(small, ZH) == ["p1", "s1", "p2", "p3"]
    assert check(read_corpus(small)) == []
    assert mend(small) == []


def test_an_id_is_taken_from_the_other_language(small: Path) -> None:
    replace(small, ZH, "{: #p2 }\n", "")
    assert mend(small) == [f"{ZH}:32: id 'p2'"]
    assert check(read_corpus(small)) == []


def test_a_paragraph_put_in_between_does_not_renumber(small: Path) -> None:
    """An id once published never changes: the new one is a part of the one before."""
    replace(small, EN, "## Readings", "It rained.\n\n## Readings")
    replace(small, ZH, "## 读数", "下雨了。\n\n## 读数")
    mend(small)
    assert ids(small, EN) == ids(small, ZH) == ["p1", "p1-1", "s1", "p2", "p3"]


def test_a_paragraph_at_the_end_goes_on_counting(small: Path) -> None:
    replace(small, EN, "{: #p3 }\n", "{: #p3 }\n\nIt rained.\n\nAnd snowed.\n")
    replace(small, ZH, "{: #p3 }\n", "{: #p3 }\n\n下雨了。\n\n下雪了。\n")
    mend(small)
    assert ids(small, EN)[-3:] == ids(small, ZH)[-3:] == ["p3", "p4", "p5"]


def test_what_is_uncertain_is_left_alone(small: Path) -> None:
    """A paragraph in one language only cannot be paired by a machine."""
    replace(small, EN, "{: #p3 }\n", "{: #p3 }\n\nIt rained.\n")
    assert mend(small) == []
    assert {finding.code for finding in check(read_corpus(small))} == {"S105", "S107"}


def test_key_order(small: Path) -> None:
    text = (small / EN).read_text(encoding="utf-8")
    head = "title: Tides at the East Quay\ntitle_from: printed\n"
    (small / EN).write_text(
        text.replace(head, "").replace("genre: article\n", f"genre: article\n{head}"), encoding="utf-8"
    )
    assert mend(small) == [f"{EN}:1: order of keys"]
    assert (small / EN).read_text(encoding="utf-8") == text
    assert mend(small) == []


def test_synced_and_stale(small: Path) -> None:
    """A change in one language makes the other one stale, at that paragraph and nowhere else, until it is noted."""
    assert len(mend(small, synced=True)) == 2
    assert mend(small, synced=True) == []
    assert check(read_corpus(small)) == []
    replace(small, EN, "put before the council", "laid before the council")
    corpus = read_corpus(small)
    document = corpus.documents[0]
    assert stale_paragraphs(document, "zh") == ["p3"]
    assert stale_paragraphs(document, "en") == []
    assert [(finding.code, finding.path) for finding in check(corpus)] == [("Y501", ZH)]
    assert mend(small) == []
    mend(small, synced=True)
    assert check(read_corpus(small)) == []


def test_harmless_changes_do_not_make_stale(small: Path) -> None:
    mend(small, synced=True)
    replace(small, EN, "60 percent of them", "60 percent\nof them")
    assert check(read_corpus(small)) == []


def test_ids_that_disagree_are_left_alone(small: Path) -> None:
    """The same paragraph bears one id here and another there: which of them was published, no machine can tell."""
    replace(small, EN, "{: #p3 }", "{: #p7 }")
    replace(small, ZH, "{: #p3 }", "{: #p8 }")
    assert mend(small) == []


def test_parts_go_on_counting(small: Path) -> None:
    for _ in range(2):
        replace(small, EN, "## Readings", "It rained.\n\n## Readings")
        replace(small, ZH, "## 读数", "下雨了。\n\n## 读数")
        mend(small)
    replace(small, EN, "{: #p1-1 }\n", "{: #p1-1 }\n\nIt poured.\n")
    replace(small, ZH, "{: #p1-1 }\n", "{: #p1-1 }\n\n大雨如注。\n")
    mend(small)
    assert ids(small, EN)[:5] == ids(small, ZH)[:5] == ["p1", "p1-1", "p1-1-2", "p1-1-1", "s1"]


def test_an_id_joins_the_attributes_that_are_there(small: Path) -> None:
    replace(small, EN, "{: #p3 }", "{: .lead }")
    replace(small, ZH, "{: #p3 }", "{: .lead }")
    mend(small)
    assert "{: #p3 .lead }" in (small / EN).read_text(encoding="utf-8")


def test_a_front_matter_in_one_line_is_left_alone(small: Path) -> None:
    (small / EN).write_text("---\n{genre: article, title: Tides}\n---\n\nText.\n{: #p1 }\n", encoding="utf-8")
    (small / ZH).write_text("---\n{genre: article, title: 潮汐}\n---\n\n正文。\n{: #p1 }\n", encoding="utf-8")
    assert mend(small) == []
