"""Markdown copies, llms.txt, the sitemap, and what pages say of themselves."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import jinja2
import markdown
import pytest
import yaml

from bitext.addresses import Addresses
from bitext.checks import RULES
from bitext.corpus import read_corpus
from bitext.publish import provenance, published_files
from bitext.publish.differences import differences
from bitext.publish.metadata import Describer, Metadata
from bitext.publish.sitemap import sitemap_files
from published import BASE, ROOTS, VERSION, site

PARTIAL = Path(__file__).parent.parent / "overrides" / "partials" / "metadata.html"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def copies(name: str) -> dict[str, str]:
    return {path: site(name).text(path) for path in site(name).files if path.endswith("index.md")}


def split(text: str) -> tuple[str, str]:
    """Front matter and body of a copy."""
    _, front, body = re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)
    return front, body


@pytest.mark.parametrize("name", ROOTS)
def test_a_copy_of_each_page_and_term(name: str) -> None:
    corpus, addresses = site(name).corpus, site(name).addresses
    pages = [(code, page) for code in corpus.languages for page in corpus.pages[code]]
    pages += [(code, f"glossary/{term}") for code in corpus.languages for term in corpus.terms]
    pages += [(code, f"documents/{one.id}/parallel") for code in corpus.languages for one in corpus.documents]
    assert set(copies(name)) == {f"{addresses.page(code, page)}index.md" for code, page in pages}


@pytest.mark.parametrize("name", ROOTS)
def test_the_front_matter_of_a_copy_is_yaml(name: str) -> None:
    for path, text in copies(name).items():
        front, body = split(text)
        assert yaml.safe_load(front)["published"]["version"] == VERSION, path
        assert body.strip(), path


@pytest.mark.parametrize("name", ROOTS)
def test_links_of_copies_lead_to_what_is_published(name: str) -> None:
    there = set(site(name).files) | {posixpath.dirname(path) or "." for path in copies(name)}
    for path, text in copies(name).items():
        html = markdown.markdown(split(text)[1], extensions=["tables"])
        html = re.sub(r"<code>.*?</code>", "", html)
        for target in re.findall(r'href="([^"#]+)', html):
            if not re.match(r"[a-z]+:", target):
                found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                assert found in there, (path, target)


def test_an_edition_is_copied_with_all_it_says() -> None:
    text = copies("hostile")["documents/odd/index.md"]
    page = site("hostile").corpus.pages["en"]["documents/odd"]
    assert page.body.strip() in text
    assert "\ngenre: article\n" in text
    assert '\n# A "title" with &lt;tags&gt;' in text


def test_links_between_pages_lead_to_copies_and_others_stay() -> None:
    text = copies("hostile")["zh/index.md"]
    assert '[文献](documents/odd/index.md#p1 "a title")' in text
    assert "(https://example.org/a.md)" in text
    assert "](documents/undated/index.md)" in text, "the list that a template makes on the page"


def test_a_link_that_leads_nowhere_stays(small: Path) -> None:
    """Building refuses it; whoever publishes without building is given no other address for it."""
    page = small / "docs/en/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](gone.md)\n", encoding="utf-8")
    files = dict(published_files(read_corpus(small), Addresses("en", BASE), VERSION))
    assert "[gone](gone.md)" in files["index.md"].decode()


def test_the_timeline_and_the_glossary_are_written_out() -> None:
    timeline = copies("hostile")["timeline/index.md"]
    assert timeline.count("\n- **") == len(site("hostile").corpus.events)
    assert all(event.title["en"].split()[0] in timeline for event in site("hostile").corpus.events)
    assert "(../documents/odd/#p1)" in copies("hostile")["timeline/index.md"]
    assert "(1st-odd/index.md) | “怪” |" in copies("hostile")["glossary/index.md"]
    assert "- Chinese: “怪” (in a source)" in copies("hostile")["glossary/1st-odd/index.md"]


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a copy as a Markdown reader finds them: rows of cells as plain text."""
    html = markdown.markdown(split(text)[1], extensions=["tables"])
    found = ET.fromstring(f"<body>{html}</body>").iter("table")
    return [[["".join(cell.itertext()) for cell in row] for row in table.iter("tr")] for table in found]


@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("code", ["en", "zh"])
def test_both_languages_stand_side_by_side(name: str, code: str) -> None:
    other = "zh" if code == "en" else "en"
    for document in site(name).corpus.documents:
        text = copies(name)[site(name).addresses.copy(code, f"{document.name}/parallel")]
        ((_, *rows),) = tables(text)
        aligned = [row for row in document.alignment.rows if row.id]
        assert len(rows) == len(aligned)
        for (place, here, there), row in zip(rows, aligned, strict=True):
            assert place.startswith(f"{document.id}#")
            for cell, language in ((here, code), (there, other)):
                assert "".join(cell.split()) == ("".join(row.text(language).split()) or "–")


def test_figures_differences_and_rules_are_written_out() -> None:
    """On the site that has them all: a row for each figure, an item for each difference, every rule."""
    corpus = site("real").corpus
    ((head, *rows),) = tables(copies("real")["zh/figures/index.md"])
    assert len(rows) == len(list(corpus.quantities)) > 30
    assert len(head) == 6
    told = [one for document in corpus.documents for one in differences(document)]
    text = copies("real")["differences/index.md"]
    assert text.count("\n- [") == len(told)
    assert all(one["note"]["en"].split()[0] in text for one in told)
    assert all(f"`{code}`" in copies("real")["zh/findings/index.md"] for code in RULES)


@pytest.mark.parametrize("name", ROOTS)
def test_llms_txt(name: str) -> None:
    """A title, a quotation, then lists of links, by sections; each link leads to a file that is published."""
    lines = site(name).text("llms.txt").splitlines()
    assert lines[0].startswith("# ")
    assert sum(line.startswith("# ") for line in lines) == 1
    items = [line for line in lines if line.startswith("- ")]
    links = [match[1] for line in items if (match := re.fullmatch(r"- \[[^]]+\]\((\S+)\)(?:: .+)?", line))]
    assert len(links) == len(items)
    assert all(link.removeprefix(BASE) in site(name).files for link in links)
    for document in site(name).corpus.documents:
        assert f"{BASE}zh/documents/{document.id}/index.md" in links


@pytest.mark.parametrize("name", ROOTS)
def test_the_sitemap_has_only_real_pairs(name: str) -> None:
    data = site(name).files["sitemap.xml"]
    assert gzip.decompress(site(name).files["sitemap.xml.gz"]) == data
    pages = {f"{BASE}{path.removesuffix('index.md')}" for path in copies(name) if "/parallel/" not in path}
    found = {
        url.findtext(f"{SITEMAP}loc"): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")
        }
        for url in ET.fromstring(data).iter(f"{SITEMAP}url")
    }
    assert set(found) == pages
    for address, alternates in found.items():
        assert set(alternates) == {"en", "zh-Hans", "x-default"}
        assert address in alternates.values()
        assert all(found[other] == alternates for other in alternates.values())


def test_a_generated_page_is_in_the_sitemap_with_the_pair_it_has() -> None:
    files = dict(sitemap_files(site("small").corpus, site("small").addresses, [("en", "more"), ("zh", "only")]))
    urls = {
        url.findtext(f"{SITEMAP}loc"): len(list(url.iter(f"{XHTML}link")))
        for url in ET.fromstring(files["sitemap.xml"]).iter(f"{SITEMAP}url")
    }
    assert (urls[f"{BASE}more/"], urls[f"{BASE}zh/only/"], urls[BASE]) == (0, 0, 3)


def metadata(name: str, code: str, page: str) -> Metadata:
    corpus, addresses = site(name).corpus, site(name).addresses
    describer = Describer(corpus, addresses, provenance(corpus, addresses, VERSION), code)
    found = corpus.pages[code].get(page.removesuffix("/parallel"))
    title = found.title if found else corpus.terms[page.removeprefix("glossary/")].sides[code].label
    return describer.page(page, title, str(found.front.get("description") or "") if found else "")


def test_an_edition_is_based_on_its_source_and_has_its_translation() -> None:
    english = json.loads(metadata("real", "en", "documents/wei-kai-2024").json_ld)
    chinese = json.loads(metadata("real", "zh", "documents/wei-kai-2024").json_ld)
    assert english["@type"] == chinese["@type"] == "CreativeWork"
    assert english["workTranslation"][0]["@id"] == chinese["@id"] == f"{BASE}zh/documents/wei-kai-2024/"
    assert chinese["translationOfWork"][0]["@id"] == english["@id"]
    assert (english["inLanguage"], chinese["inLanguage"]) == ("en", "zh-Hans")
    source = english["isBasedOn"]
    assert "datePublished" not in source
    assert source["author"] == [{"@type": "Person", "name": "Wei Kai", "alternateName": ["魏凯", "Wèi Kǎi"]}]
    dated = json.loads(metadata("real", "en", "documents/dong-zhiyong-2025").json_ld)["isBasedOn"]
    assert dated["datePublished"] == "2025-01-13"
    assert dated["publisher"]["name"] == "People’s Daily"


def test_events_and_terms() -> None:
    events = json.loads(metadata("hostile", "en", "timeline").json_ld)["mainEntity"]["itemListElement"]
    spans = {event["@id"].rpartition("event-")[2]: (event.get("startDate"), event.get("endDate")) for event in events}
    assert spans["in-a-year"] == ("2020", "2020")
    assert spans["until-a-year"] == (None, "2027")
    glossary = json.loads(metadata("hostile", "zh", "glossary").json_ld)
    assert glossary["@type"] == "DefinedTermSet"
    assert {term["name"] for term in glossary["hasDefinedTerm"]} == {"“怪”", "李伟"}
    term = json.loads(metadata("hostile", "en", "glossary/1st-odd").json_ld)
    assert term["@type"] == "DefinedTerm"
    assert term["inDefinedTermSet"]["@id"] == f"{BASE}glossary/"


def test_highwire_tags_are_for_editions_only_and_invent_no_date() -> None:
    undated = dict(metadata("real", "zh", "documents/wei-kai-2024").citation)
    assert undated["citation_title"].startswith("加强")
    assert undated["citation_language"] == "zh-Hans"
    assert "citation_publication_date" not in undated
    assert "citation_publication_date" not in undated["citation_reference"]
    dated = dict(metadata("real", "en", "documents/dong-zhiyong-2025").citation)
    assert "citation_publication_date=2025/01/13" in dated["citation_reference"]
    assert metadata("real", "en", "about").citation == []
    assert metadata("real", "en", "documents/index").citation == []


@pytest.mark.parametrize("name", ROOTS)
def test_links_of_the_head_lead_to_files(name: str) -> None:
    corpus, addresses = site(name).corpus, site(name).addresses
    for code in corpus.languages:
        parallel = [f"{document.name}/parallel" for document in corpus.documents]
        for page in (*corpus.pages[code], *(f"glossary/{term}" for term in corpus.terms), *parallel):
            assert any(link.type == "text/markdown" for link in metadata(name, code, page).links), page
            for link in metadata(name, code, page).links:
                target = urljoin(f"{BASE}{addresses.page(code, page)}", link.href)
                assert target.removeprefix(BASE) in site(name).files, (page, link)


class _Head(HTMLParser):
    """Collects tags, and what stands in a script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.json = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.json += data


@pytest.mark.parametrize("name", ROOTS)
def test_the_head_is_safe_and_says_the_same(name: str) -> None:
    """Whatever stands in titles and descriptions, the template's output has the tags that were meant and no other."""
    template = jinja2.Template(PARTIAL.read_text(encoding="utf-8"))
    for code in site(name).corpus.languages:
        for page in site(name).corpus.pages[code].values():
            found = metadata(name, code, page.name)
            head = _Head()
            head.feed(template.render(metadata=found))
            metas = [attributes for tag, attributes in head.tags if tag == "meta"]
            said = [(meta.get("name") or meta.get("property"), meta["content"]) for meta in metas]
            assert said == [*found.citation, *found.open_graph]
            assert [tag for tag, _ in head.tags if tag != "meta"] == ["link"] * len(found.links) + ["script"]
            assert json.loads(head.json)["name"] == page.title
            assert "<" not in found.json_ld
