"""`bitext new document`: what is read from a source text, and that the pages made of it can be built."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.checks import check
from bitext.cli import main
from bitext.corpus import Corpus, read_corpus
from bitext.dates import Date
from bitext.findings import Finding, errors
from bitext.fix import fix
from bitext.scaffold import RefusedError, new_document
from bitext.scaffold.body import SourceBlock
from bitext.scaffold.imprint import Imprint
from bitext.scaffold.pairing import pair
from bitext.scaffold.source import SourceText, read_source
from conftest import SMALL
from sitebuild import run_mkdocs, small_config

CASES = Path(__file__).parent / "cases" / "import"


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"].replace(" ", "-")) for case in found]


def read(folder: Path, case: dict[str, Any]) -> SourceText:
    language = next(code for code in ("en", "zh") if code in case)
    file = folder / case.get("name", "source.txt")
    file.write_text(case[language], encoding="utf-8")
    return read_source(file, language)


@pytest.mark.parametrize("case", cases("texts.yml"))
def test_text(tmp_path: Path, case: dict[str, Any]) -> None:
    source = read(tmp_path, case)
    imprint = source.imprint
    marks = {"heading": "## ", "caption": "c: ", "paragraph": ""}
    assert [marks[block.kind] + block.text for block in source.blocks] == case["blocks"]
    assert imprint.title == case.get("title", "")
    assert [[author.name, author.role] for author in imprint.authors] == case.get("authors", [])
    assert imprint.outlet == case.get("outlet", "")
    assert imprint.outlet_detail == case.get("outlet_detail", "")
    assert (imprint.issued.edtf if imprint.issued else "") == case.get("issued", "")
    assert imprint.issued_printed == case.get("issued_printed", "")
    assert imprint.status == case.get("status", "unstated")
    assert source.is_interview == case.get("interview", False)
    if "marks" in case:
        assert [mark for block in source.blocks for mark in block.marks] == case["marks"]
    if "aside" in case:
        assert [aside.words for aside in source.asides] == case["aside"]


# Pairing


def version(language: str, paragraphs: list[str]) -> SourceText:
    blocks = [
        SourceBlock("heading" if text.startswith("# ") else "paragraph", text.removeprefix("# "), (number,))
        for number, text in enumerate(paragraphs, 1)
    ]
    return SourceText(language, "source.txt", "", Imprint(), tuple(blocks), ())


@pytest.mark.parametrize("case", cases("pairs.yml"))
def test_pairs(case: dict[str, Any]) -> None:
    beads = pair(version("en", case["en"]), version("zh", case["zh"]))
    said = ["=".join(" ".join(str(block.lines[0]) for block in side) for side in bead) for bead in beads]
    assert said == case["pairs"]


# Whole documents


def bitext(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def imported(root: Path, ident: str, **files: str) -> Corpus:
    given = [word for code, name in files.items() for word in (f"--{code}", CASES / name)]
    assert bitext("new", "document", ident, *given, "--root", root) == 0
    return read_corpus(root)


def kinds(corpus: Corpus, language: str, ident: str) -> list[str]:
    return [block.id for block in corpus.document_by_id[ident].pages[language].blocks if block.id]


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


ALL = [
    ("gauge", {"en": "gauge.en.txt", "zh": "gauge.zh.txt"}),
    ("news", {"en": "news.en.txt"}),
    ("questions", {"en": "questions.en.txt"}),
    ("essay", {"en": "essay.en.txt"}),
    ("notice", {"zh": "notice.zh.txt"}),
]


@pytest.mark.parametrize(("ident", "files"), ALL)
def test_an_empty_folder_becomes_a_site(tmp_path: Path, ident: str, files: dict[str, str]) -> None:
    """The pages pass the check, but for what is left to do, and MkDocs builds them without a warning."""
    root = tmp_path / "site"
    corpus = imported(root, ident, **files)
    assert codes(check(corpus)) <= {"M612", "T404", "F301", "F302"}
    assert bitext("check", root) == 0
    assert fix(corpus) == []
    shutil.copy(SMALL / "mkdocs.yml", root)
    done = run_mkdocs(small_config(root), tmp_path / "built")
    assert done.returncode == 0, done.stdout + done.stderr
    for prefix in ("", "zh/"):
        page = (tmp_path / "built" / prefix / "documents" / ident / "index.html").read_text(encoding="utf-8")
        for paragraph in corpus.document_by_id[ident].pages["zh" if prefix else "en"].by_id:
            assert f'id="{paragraph}"' in page
    memory = (tmp_path / "built/data/corpus.tmx").read_text(encoding="utf-8")
    assert "untranslated" not in memory and "未译" not in memory, "a place held is no translation"


def test_two_versions_are_paired(tmp_path: Path) -> None:
    corpus = imported(tmp_path, "gauge", en="gauge.en.txt", zh="gauge.zh.txt")
    english = ["p1", "s1", "p2", "s2", "p3", "s3", "p4", "p5", "p6", "s4", "p7"]
    assert kinds(corpus, "en", "gauge") == english
    assert kinds(corpus, "zh", "gauge") == [ident for ident in english if ident != "p6"]
    page = corpus.document_by_id["gauge"].pages["zh"]
    (exception,) = page.exceptions
    assert exception.type == "merged"
    assert exception.ids == {"en": ("p5", "p6"), "zh": ("p5",)}
    assert page.front["authors"] == [{"name": "安娜", "role": "东码头港务局局长"}]


def test_two_versions_that_disagree(tmp_path: Path) -> None:
    """What only one of them says is reported where it stands, stops nothing, and is to be decided by a person."""
    corpus = imported(tmp_path, "gauge", en="gauge.en.txt", zh="gauge.zh.txt")
    found = [finding for finding in check(corpus) if finding.code != "M612"]
    page = corpus.document_by_id["gauge"].pages["zh"]
    said = {(finding.code, finding.line, finding.severity) for finding in found}
    assert said == {
        ("F302", page.by_id["p2"].line, "warning"),  # the next decade, 十几年
        ("F301", page.by_id["p3"].line, "warning"),  # 一百多个
    }
    assert [(note.at, note.kind) for note in page.notes] == [("p2", "waiver"), ("p3", "waiver")]
    for document in ("en", "zh"):
        file = tmp_path / f"docs/{document}/documents/gauge.md"
        file.write_text(file.read_text(encoding="utf-8").replace("    DRAFT: ", "    "), encoding="utf-8")
    assert "F301" not in codes(check(read_corpus(tmp_path))), "a reason that is written excuses"


def test_a_missing_language_is_a_skeleton(tmp_path: Path) -> None:
    corpus = imported(tmp_path, "news", en="news.en.txt")
    assert kinds(corpus, "zh", "news") == kinds(corpus, "en", "news") == ["c1", "p1", "p2", "p3"]
    pages = corpus.document_by_id["news"].pages
    assert {block.text for block in pages["zh"].blocks} == {"［未译］"}
    assert pages["zh"].front["title"] == f"DRAFT: {pages['en'].front['title']}"
    assert pages["en"].front["issued"] == pages["zh"].front["issued"] == "2021-03-05"
    assert pages["en"].front["genre"] == "news"
    found = check(corpus)
    assert [finding.path for finding in found if finding.code == "T404"] == ["docs/zh/documents/news.md"] * 4


def test_a_chinese_text_has_an_english_skeleton(tmp_path: Path) -> None:
    corpus = imported(tmp_path, "notice", zh="notice.zh.txt")
    pages = corpus.document_by_id["notice"].pages
    assert [block.text for block in pages["en"].blocks] == ["[untranslated]", "[untranslated]"]
    assert pages["zh"].front["title"] == "关于共享潮汐读数的通知"
    assert pages["zh"].front["outlet"] == "《港口日报》"


def test_the_record_is_that_of_the_source(tmp_path: Path) -> None:
    corpus = imported(tmp_path, "essay", en="essay.en.txt")
    front = corpus.document_by_id["essay"].pages["en"].front
    assert front["title"] == '"Gauge First" Brings New Life to the Quays (Opinion)'
    assert front["title_from"] == "printed"
    assert front["authors"] == [{"name": "Ana Sol", "role": "Member of the council and Vice Head of the East Quay"}]
    assert (front["outlet"], front["outlet_detail"]) == ("Harbour Daily", "Page 09")
    assert (front["issued"], front["issued_printed"]) == ("2021-01-13", "January 13, 2021")
    (source,) = front["sources"]
    assert source["status"] == "unofficial-translation"
    assert source["sha256"] == hashlib.sha256((CASES / "essay.en.txt").read_bytes()).hexdigest()
    assert front["left_out"][-1] == "The note marks [1], [2], [1] p1, [2] p2, [3] p3."
    assert front["description"].startswith("DRAFT: ")


def test_dates_and_figures_are_drafted(tmp_path: Path) -> None:
    """Each absolute date is an event; the figures are those that the sentence gives after it."""
    corpus = imported(tmp_path, "essay", en="essay.en.txt")
    drafted = {event.id: event for event in corpus.events}
    assert set(drafted) == {"essay-p2-2020-11-end", "essay-p2-2014-to-2020", "essay-p3-2019"}
    event = drafted["essay-p2-2020-11-end"]
    assert (event.date, event.kind) == (Date("2020-11", "end"), "measurement")
    assert event.figures == ((4191000, None), (1002000000, None))
    assert event.title["en"].startswith("DRAFT: As of the end of November 2020")
    assert drafted["essay-p3-2019"].figures == ((Decimal("14.9"), "%"), (2880000000, "CNY"))
    assert drafted["essay-p3-2019"].path == "docs/events/2019.yml"


def test_what_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, "gauge", en="gauge.en.txt", zh="gauge.zh.txt")
    said = capsys.readouterr().out
    english = CASES / "gauge.en.txt"
    assert "docs/zh/documents/gauge.md: 6 paragraphs, 4 headings\n" in said
    assert f"{english}:11: set aside: Ana Sol is Director of the Harbour Office, East Quay.\n" in said
    assert f"{english}:15: joined what stands on lines 15, 17 (docs/en/documents/gauge.md#p2)\n" in said
    assert "docs/en/documents/gauge.md: merged: en p5 p6 = zh p5; see whether that is so\n" in said
    assert "left to do: " in said.splitlines()[-1]


def test_a_second_document_takes_its_place(tmp_path: Path) -> None:
    """Home pages are left alone, events join their year, and who makes the editions is known."""
    imported(tmp_path, "essay", en="essay.en.txt")
    for code in ("en", "zh"):
        file = tmp_path / f"docs/{code}/documents/essay.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'by: "DRAFT: .*"', "by: Harbour Readers", text), encoding="utf-8")
    before = (tmp_path / "docs/en/index.md").read_bytes()
    corpus = imported(tmp_path, "news", en="news.en.txt")
    assert (tmp_path / "docs/en/index.md").read_bytes() == before
    assert corpus.document_by_id["news"].pages["en"].front["edition"]["by"] == "Harbour Readers"
    year = {event.id for event in corpus.events if event.path == "docs/events/2020.yml"}
    assert year == {"essay-p2-2020-11-end", "news-p3-2020-end"}
    assert bitext("check", tmp_path) == 0


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, "news", en="news.en.txt")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*")}
    assert bitext("new", "document", "news", "--en", CASES / "essay.en.txt", "--root", tmp_path) == 2
    assert "docs/en/documents/news.md: is there already and was not touched" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("ident", "content", "words"),
    [
        ("Bad Name", b"It rained.", "cannot be a document's id"),
        ("../out", b"It rained.", "cannot be a document's id"),
        ("index", b"It rained.", "is the page that lists the documents"),
        ("good", None, "cannot be read"),
        ("good", b"", "holds no paragraph"),
        ("good", b"# Only a title\n", "holds no paragraph"),
        ("good", b"It\xff rained.", "source.txt:1: byte 0xff is not UTF-8"),
        ("good", b"It\0 rained.", "is no text"),
        ("good", b"It rained. " * 100_000, "is larger than"),
    ],
)
def test_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ident: str, content: bytes | None, words: str
) -> None:
    """One line, exit 2, nothing written."""
    file = tmp_path / "source.txt"
    if content is not None:
        file.write_bytes(content)
    assert bitext("new", "document", ident, "--en", file, "--root", tmp_path) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not (tmp_path / "docs").exists()


def test_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bitext("new", "document", "good", "--root", tmp_path) == 2
    assert "no source text" in capsys.readouterr().err


PIECES = [
    *("\n", "\n\n", "\f", "# ", "---\n", "**", "*", "_", "[1]", "[^a]: ", "<b>", "{: #p1 }", "> ", "- ", "1. ", "一、"),
    *(
        "The quay",
        "gauge ",
        "码头",
        "的",
        "。",
        "，",
        ". ",
        ", ",
        ":",
        "“",
        "”",
        '"',
        "'",
        "Source: ",
        "来源：",
        "By Ana Sol",
    ),
    *(
        "Photo: X",
        "2024年9月25日",
        "end of 2023",
        "4,500",
        "一百多个",
        "10%",
        "\u3000\u3000",
        "\t",
        "    ",
        "|",
        "```",
        "===",
    ),
    *(
        "!!! editor note",
        "\\",
        "&lt;",
        "\u200b",
        "\u2028",
        "é",
        "🙂",
        "问：",
        "Page 3",
        "-",
        "null",
        "date 2025-09-24 ",
    ),
]


@settings(max_examples=60, deadline=None)
@given(english=st.lists(st.sampled_from(PIECES)), chinese=st.lists(st.sampled_from(PIECES)))
def test_any_text_gives_pages_that_pass(english: list[str], chinese: list[str]) -> None:
    """Whatever a file holds, the pages made of it have the ids, records and exceptions they must have."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {}
        for code, words in (("en", english), ("zh", chinese)):
            files[code] = root / f"{code}.txt"
            files[code].write_text("".join(words), encoding="utf-8")
        try:
            new_document(root, "any", files)
        except RefusedError as error:
            assert "holds no paragraph" in str(error)
            return
        assert errors(check(read_corpus(root))) == []
