"""The one module that knows MkDocs: it turns its objects into calls of the library, and back.

MkDocs builds the first language; the i18n plugin then runs the whole build again for each other one, with
the same hooks, inside the first build's end. So the corpus is read once, when no language is current yet, and
kept until the next build begins. Nothing here is decided by the order in which pages come.

MkDocs reads and links every page, but no page is filled in while it goes through them: that is put off (`Tasks`). At
the end of a build several processes share it; `mkdocs serve` fills in a page when it is asked for.
"""

from __future__ import annotations

import copy
import gc
import logging
import os
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import markdown
from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from bitext.addresses import Addresses, relative
from bitext.checks import check
from bitext.corpus import Corpus, Document, read_corpus
from bitext.findings import errors
from bitext.generate.cards import Cards
from bitext.generate.chart import timeline_svg, years_svg
from bitext.generate.colophon import colophon
from bitext.generate.concordance import Concordance, renderings
from bitext.generate.differences import difference_rows
from bitext.generate.figures import figure_rows
from bitext.generate.filters import glossary_filters, kind_filter, timeline_filters
from bitext.generate.guide import families
from bitext.generate.parallel import parallel_view
from bitext.generate.passages import Passages
from bitext.generate.prose import edition_html
from bitext.generate.runs import sign, with_runs
from bitext.generate.search import search_view
from bitext.generate.shelves import Shelves, fragment_files
from bitext.generate.views import Views
from bitext.languages import LANGUAGES
from bitext.publish import data_paths, provenance, published_files
from bitext.publish.metadata import Describer
from bitext.publish.provenance import UNVERSIONED
from bitext.publish.redirects import moved_parts
from bitext.publish.references import references
from bitext.publish.search_index import search_files
from bitext.publish.search_records import search_records
from bitext.tasks import Tasks
from bitext.workers import StoppedError, processors

HOME_DOCUMENTS = 24
"""How many documents the home page shows at most."""
_GARBAGE = 50_000
"""How many objects may be made before the collector looks through them; at the 700 it comes with it takes a twentieth
of a build and finds next to nothing."""

_log = logging.getLogger("mkdocs.plugins.bitext")


@dataclass
class Build:
    """One build of the site: its corpus, its addresses, and the pages that no file stands behind."""

    corpus: Corpus
    shelves: Shelves
    addresses: Addresses
    version: str = UNVERSIONED
    """The commit that is built."""
    virtual: dict[str, str] = field(default_factory=dict)
    """The Markdown of generated pages by their source path (`en/glossary/ai-plus.md`)."""
    rendered: dict[tuple[str, str], str] = field(default_factory=dict)
    """The HTML of each edition, by language and document."""
    concordance: tuple[str, Concordance] | None = None
    """The last one, by the name of its page: the same page of another language is made of it too."""
    tasks: Tasks = field(default_factory=Tasks)
    """What is left to be written."""

    @cached_property
    def views(self) -> dict[str, Views]:
        return {code: Views(self.corpus, self.addresses, code) for code in self.corpus.languages}

    @cached_property
    def passages(self) -> Passages:
        return Passages(self.corpus, self.addresses)

    @cached_property
    def cards(self) -> dict[str, Cards]:
        return {code: Cards(views) for code, views in self.views.items()}

    @cached_property
    def describers(self) -> dict[str, Describer]:
        about = provenance(self.corpus, self.addresses, self.version)
        return {code: Describer(self.corpus, self.addresses, about, code) for code in self.corpus.languages}


_build: Build | None = None
_serving = False
"""Whether `mkdocs serve` is running."""
_changing = threading.RLock()
"""Held while a server's site is built anew, and while it makes what somebody asks for."""


def current() -> Build:
    """The build that is going on."""
    assert _build is not None, "no build has begun"
    return _build


def begin(config: MkDocsConfig) -> None:
    """Read and check the site, once for all languages; stop the build if anything is wrong."""
    global _build
    if _language(config) is not None:
        return
    if _serving:
        _changing.acquire()
    gc.unfreeze()
    root = Path(config.docs_dir).parent
    corpus = read_corpus(root, _build.corpus if _build else None)
    found = check(corpus)
    if stopping := errors(found):
        lines = "\n".join(str(finding) for finding in stopping)
        raise Abort(f"\n{lines}\n\n{len(stopping)} error(s) in the texts; nothing was built")
    gc.freeze()  # the corpus stays to the end; to look through it for garbage again and again costs a tenth of a build
    gc.set_threshold(_GARBAGE)
    shelves = Shelves(corpus)
    addresses = Addresses(
        default=_default(config),
        base=config.site_url or "",
        repository=_repository(config),
        held=shelves.held(),
        divided=frozenset(shelves.divided),
    )
    _build = Build(corpus, shelves, addresses, _version(root))
    _choose_language(config)


def _choose_language(config: MkDocsConfig) -> None:
    """Build one language alone where the environment names it (`SITE_LANGUAGE`): a part of the site, to be laid over
    the others. The i18n plugin goes on to the next language only if it is not `building` one already.
    """
    only, languages = _only_language(), current().corpus.languages
    if not only:
        return
    if only not in languages:
        raise Abort(f"\nSITE_LANGUAGE is '{only}', which is none of the site's languages: {', '.join(languages)}")
    _i18n(config).building = True
    if only != _default(config):
        _i18n(config).current_language = only


def _only_language() -> str | None:
    """The language that alone is to be built, if the environment names one."""
    return os.environ.get("SITE_LANGUAGE") or None


def _repository(config: MkDocsConfig) -> str:
    return (config.repo_url or "").rstrip("/")


def _version(root: Path) -> str:
    """The commit a site is built from, as git says it, or the environment where there is no repository."""
    if named := os.environ.get("SITE_VERSION"):
        return named
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    try:
        answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except OSError:  # no git here
        return UNVERSIONED
    return answer.stdout.strip() if answer.returncode == 0 else UNVERSIONED


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str | None:
    """The language being built; None before the first."""
    code: str | None = _i18n(config).current_language
    return code


def _default(config: MkDocsConfig) -> str:
    return str(next(language.locale for language in _i18n(config).config.languages if language.default))


# Files


def add_virtual_pages(files: Files, config: MkDocsConfig) -> None:
    """Enter the generated pages, as if each language's folder held them."""
    build = current()
    for term in build.corpus.terms.values():
        for code in build.corpus.languages:
            side = term.sides[code]
            title, description = _quoted(side.label), _quoted(side.definition)
            build.virtual[f"{code}/glossary/{term.id}.md"] = (
                f"---\ntitle: {title}\ndescription: {description}\ntemplate: term.html\n---\n"
            )
    for document in build.corpus.documents:
        if len(document.pages) == len(build.corpus.languages):
            for code, page in document.pages.items():
                title, description = _quoted(page.title), _quoted(str(page.front["description"]))
                build.virtual[f"{code}/documents/{document.id}/parallel.md"] = (
                    f"---\ntitle: {title}\ndescription: {description}\ntemplate: parallel.html\n---\n"
                )
    for code in build.corpus.languages:
        build.virtual |= dict(_part_pages(build, code))
    here = f"{_language(config)}/"  # in the pass of another language the i18n plugin would only throw them away
    for path in build.virtual:
        if path.startswith(here):
            files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))


class GeneratedPage(MkDocsPage):
    """A page that a template fills alone: no Markdown parser is made for it, as MkDocs makes one for every page."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = get_toc([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def make_generated_pages(files: Files, config: MkDocsConfig) -> None:
    """Make the pages of the files that are entered above, once their addresses are known."""
    virtual = current().virtual
    for file in files:
        if file.src_uri in virtual:
            GeneratedPage(None, file, config)


def _part_pages(build: Build, code: str) -> Iterator[tuple[str, str]]:
    """The pages of the lists that are too long for one, with the template of the list's own page."""
    views, own = build.views[code], build.corpus.pages[code]
    for shelf, part in build.shelves.parts():
        whole = own.get(shelf.whole.name)
        if whole or shelf.kind in _TERM_PARTS:
            template = str(whole.front.get("template")) if whole else _TERM_PARTS[shelf.kind]
            label = views.part_label(shelf, part)
            title = _quoted(views.phrases["part_title"].format(title=views.list_title(shelf), part=label))
            yield f"{code}/{part.name}.md", f"---\ntitle: {title}\ndescription: {title}\ntemplate: {template}\n---\n"


_TERM_PARTS = {"places": "term-places.html", "events": "term-events.html"}
"""The templates of the parts of a term's lists."""


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def read_virtual_page(page: MkDocsPage) -> str | None:
    """The Markdown of a generated page, None for one with a file."""
    return current().virtual.get(page.file.src_uri)


def leave_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Take the theme's own scripts, style sheets and site map out of the site, which has its own and asks for none."""
    config.theme.static_templates.discard("sitemap.xml")
    theirs = set(config.theme.dirs) - {config.theme.custom_dir}
    for file in [*files]:
        if file.src_dir in theirs:
            files.remove(file)


def keep_shared_files(files: Files, every: list[File]) -> None:
    """Put back what belongs to no language (the i18n plugin drops it from all but the first)."""
    have = {file.src_uri for file in files}
    codes = tuple(f"{code}/" for code in current().corpus.languages)
    for file in every:
        if file.src_uri not in have and not file.src_uri.startswith(codes) and not file.is_documentation_page():
            files.append(file)


# Pages


def place(page: MkDocsPage) -> tuple[str, str]:
    """A page's language and its name below the language's folder."""
    code, _, name = page.file.src_uri.removesuffix(".md").partition("/")
    return code, name


def context_for_all(context: dict[str, Any], page: MkDocsPage) -> None:
    """What every page's template needs: its language, the words of the interface, its alternates."""
    build = current()
    code, name = place(page)
    here = build.addresses.page(code, name)
    context["words"] = LANGUAGES[code].phrases
    context["reader"] = {"code": code, "tag": LANGUAGES[code].tag, "default": build.addresses.default}
    context["alternates"] = list(_alternates(build, code, name, here))
    title = str(page.meta.get("title") or page.title or "")
    context["metadata"] = build.describers[code].page(name, title, str(page.meta.get("description") or ""))
    context["moved"] = moved_parts(build.corpus, build.addresses, code, here)
    context["search"] = search_view(build.corpus, build.addresses, code, here)
    context["colophon"] = colophon(build.corpus, build.addresses, code, name, build.version)


def _alternates(build: Build, code: str, name: str, here: str) -> Iterator[dict[str, str]]:
    for other in build.corpus.languages:
        if name in build.corpus.pages[other] or f"{other}/{name}.md" in build.virtual:
            path = build.addresses.page(other, name)
            yield {
                "code": other,
                "tag": LANGUAGES[other].tag,
                "name": LANGUAGES[other].phrases["language_name"],
                "title": LANGUAGES[other].phrases["same_page"],
                "site": build.describers[other].provenance.name[other],
                "url": relative(path, here) if other != code else "",
                "absolute": build.addresses.absolute(path),
                "current": "yes" if other == code else "",
                "default": "yes" if other == build.addresses.default else "",
            }


def document_of(page: MkDocsPage) -> Document | None:
    """The document whose edition a page is."""
    code, name = place(page)
    document = current().corpus.document_by_id.get(name.removeprefix("documents/"))
    return document if document and name.startswith("documents/") and code in document.pages else None


def remember_edition(html: str, page: MkDocsPage) -> None:
    """Keep an edition's HTML, for the page that sets both languages side by side."""
    document = document_of(page)
    if document:
        current().rendered[place(page)[0], document.id] = html
        page.markdown = ""  # nobody asks for it again


def _rendered(code: str, document: Document, config: MkDocsConfig) -> str:
    """An edition's HTML; of a language that is not built this time it is made here, in the same manner."""
    build = current()
    key = code, document.id
    if key not in build.rendered:
        parser = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        build.rendered[key] = parser.convert(document.pages[code].body)
    return build.rendered[key]


def parallel_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig) -> None:
    """Both languages of a document, row by row."""
    if page.meta.get("template") != "parallel.html":
        return
    build = current()
    code, name = place(page)
    document = build.corpus.document_by_id[name.removeprefix("documents/").removesuffix("/parallel")]
    rendered = {language: _rendered(language, document, config) for language in document.pages}
    context["document"] = build.views[code].document(document, build.addresses.page(code, name))
    view = parallel_view(build.passages, document, rendered, code)
    context["parallel"] = view._replace(rows=_ready(context, view.rows))
    context["correction"] = build.addresses.correction("{language}", document.id, "{id}")


def gathered_context(context: dict[str, Any], page: MkDocsPage) -> None:
    """What is gathered from all documents: figures, differences."""
    start, views = _seen_from(page)
    template = page.meta.get("template")
    if template == "figures.html":
        quantities = [views.corpus.quantity_by_id[one] for one in _listed(context, page, "figures")]
        context["figures"] = _ready(context, figure_rows(views, quantities, start))
        context["figure_count"] = len(quantities)
        context["filters"] = [views.documents_filter(one.document for one in quantities)]
        context["files"] = {name: relative(f"data/figures.{name}", start) for name in ("csv", "json")}
    elif template == "differences.html":
        known = current().shelves.differences
        found = {one: known[one] for one in _listed(context, page, "differences")}
        differences = list(difference_rows(views, found, start))
        context["differences"] = differences
        context["filters"] = [
            kind_filter(((one.kind, one.kind_label) for one in differences), views.phrases),
            views.documents_filter(one.document for one in differences),
        ]
    elif template == "findings.html":
        context["families"] = list(families(views.code))


def edition_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig) -> None:
    """The text of an edition with its apparatus, and its record; its cards are written beside it."""
    document = document_of(page)
    if document is None:
        return
    build = current()
    code, name = place(page)
    start = build.addresses.page(code, name)
    context["document"] = build.views[code].document(document, start)
    edition = edition_html(page.content or "", build.passages, document, code)
    context["edition_html"] = _ready(context, edition.html)
    context["references"] = references(build.corpus, build.addresses, build.describers[code].provenance, document, code)
    _write(config, [(build.addresses.cards(code, document.id), build.cards[code].file(edition.leads))])


def list_context(context: dict[str, Any], page: MkDocsPage) -> None:
    """The documents, where a page lists them."""
    start, views = _seen_from(page)
    if page.meta.get("template") == "home.html":
        context["documents"] = views.documents(views.newest(HOME_DOCUMENTS), start)
        context["document_count"] = len(views.newest(len(views.corpus.documents)))
    elif page.meta.get("template") == "documents.html":
        listed = (views.corpus.document_by_id[one] for one in _listed(context, page, "documents"))
        context["documents"] = views.documents(listed, start)


def timeline_context(context: dict[str, Any], page: MkDocsPage) -> None:
    """The events: all on the timeline, the latest on the home page."""
    start, views = _seen_from(page)
    if page.meta.get("template") == "timeline.html":
        events = [views.corpus.event_by_id[one] for one in _listed(context, page, "timeline")]
        shelf = context["shelf"]
        years = views.timeline(events, start)
        context["years"] = [replace(year, events=_ready(context, year.events)) for year in years]
        context["chart"] = timeline_svg(events, views.code)
        if shelf and shelf.parts and not shelf.label:
            context["chart"] = years_svg(shelf.parts, views.code)
        context["filters"] = timeline_filters(views.corpus, events, views.code, views.phrases)
    elif page.meta.get("template") == "home.html":
        context["latest"] = views.latest(start, 6)


def glossary_context(context: dict[str, Any], page: MkDocsPage) -> None:
    """The terms: all in the glossary, one on a page of its own, the commonest on the home page."""
    start, views = _seen_from(page)
    template = page.meta.get("template")
    if template == "glossary.html":
        terms = [views.corpus.terms[one] for one in _listed(context, page, "glossary")]
        context["groups"] = views.glossary(terms, start)
        context["filters"] = glossary_filters(views.corpus, terms, views.code, views.phrases)
    elif template == "term.html":
        term = place(page)[1].removeprefix("glossary/")
        events = [views.corpus.event_by_id[one] for one in _listed(context, page, "events")]
        context["events_shelf"] = context["shelf"]
        context["concordance"] = _concordance(context, page, term)
        entry = views.term_page(views.corpus.terms[term], events, start)
        context["entry"] = replace(entry, events=_ready(context, entry.events))
        context["renderings"] = renderings(views.corpus, term, views.code)
    elif template in _TERM_PARTS.values():
        term = place(page)[1].split("/")[1]
        context["term"] = views.term(views.corpus.terms[term], start)
        if template == _TERM_PARTS["places"]:
            context["concordance"] = _concordance(context, page, term)
        else:
            events = [views.corpus.event_by_id[one] for one in _listed(context, page, "events")]
            context["events"] = _ready(context, views.events(events, start))
    elif template == "home.html":
        context["terms"] = views.common_terms(start, 24)
        context["term_count"] = len(current().corpus.terms)


def _concordance(context: dict[str, Any], page: MkDocsPage, term: str) -> str:
    """The places of a term that stand on a page; the page is next filled in for readers of another language."""
    build = current()
    start, views = _seen_from(page)
    listed = _listed(context, page, "places")
    name = place(page)[1]
    if build.concordance is None or build.concordance[0] != name:
        lines = (build.shelves.lines[term][one] for one in listed)
        build.concordance = name, Concordance(build.corpus, term, lines)
    html = build.concordance[1].html(build.addresses, views.code, start)
    return _ready(context, html)


def _ready(context: dict[str, Any], html: str) -> str:
    """What the template is to put where HTML belongs in which all runs are marked."""
    if not html:
        return ""
    pieces: list[str] = context.setdefault(_READY, [])
    pieces.append(html)
    return sign(len(pieces) - 1)


def _listed(context: dict[str, Any], page: MkDocsPage, kind: str) -> tuple[str, ...]:
    """The entries of a list that stand on a page; how the list is divided is put into the context."""
    build = current()
    start, views = _seen_from(page)
    shelf, part = build.shelves.on_page(kind, place(page)[1])
    context["shelf"] = views.shelf(shelf, part, build.shelves.divided.get(shelf.whole.name, ()), start)
    return () if part.parts else part.entries


def _seen_from(page: MkDocsPage) -> tuple[str, Views]:
    build = current()
    code, name = place(page)
    return build.addresses.page(code, name), build.views[code]


def data_context(context: dict[str, Any], page: MkDocsPage) -> None:
    """Links to the data files, where a page lists them."""
    if page.meta.get("template") == "data.html":
        build = current()
        start = build.addresses.page(*place(page))
        paths = data_paths(build.corpus, build.addresses)
        context["data_files"] = [{"path": path, "url": relative(path, start)} for path in paths]


# The finished site


def template_context(context: dict[str, Any], config: MkDocsConfig) -> None:
    """What a page of no text (404.html) needs; its links start at the site's root."""
    build = current()
    code = _language(config) or _default(config)
    root = urlsplit(build.addresses.base).path or "/"
    context["words"] = LANGUAGES[code].phrases
    context["reader"] = {"code": code, "tag": LANGUAGES[code].tag, "default": build.addresses.default}
    context["alternates"] = [
        {
            "tag": LANGUAGES[other].tag,
            "name": LANGUAGES[other].phrases["language_name"],
            "title": LANGUAGES[other].phrases["same_site"],
            "url": root + build.addresses.page(other, "index"),
        }
        for other in build.corpus.languages
        if other != code
    ]
    if "search" in build.corpus.pages[code]:
        context["search"] = {"url": root + build.addresses.page(code, "search")}


def template_output(output: str, template: str, config: MkDocsConfig) -> str:
    """A template as it is written; 404.html of each other language goes below its own root."""
    code = _language(config) or _default(config)
    if template != "404.html" or code == _default(config):
        return with_runs(output)
    file = Path(config.site_dir, current().addresses.page(code, "index"), template)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(with_runs(output), encoding="utf-8")
    return ""


def write_style_sheet(config: MkDocsConfig) -> None:
    """Write the style sheets of the configuration into one, in their order."""
    sheets = [Path(config.site_dir, path).read_text(encoding="utf-8") for path in config.extra_css]
    if sheets:
        Path(config.site_dir, "assets/stylesheets/site.css").write_text("\n".join(sheets), encoding="utf-8")


def is_last_pass(config: MkDocsConfig) -> bool:
    """Whether this language is the last one to be built."""
    languages = [language.locale for language in _i18n(config).config.languages if language.build]
    return bool(_language(config) == languages[-1])


def begin_data(config: MkDocsConfig) -> None:
    """Begin with the data files, once it is known which pages there are: they need nothing that is still to come.

    They belong to the part of the site that has the last language.
    """
    build = current()
    only = _only_language()
    if _language(config) != (only or _default(config)) or (only and not is_last_pass(config)):
        return
    build.tasks.put_off_large(partial(_write_data, config))
    build.tasks.put_off_large(partial(_write_search, config))
    if not _serving:  # a server makes few pages of each build
        build.corpus.work_out()
        build.tasks.begin_large(processors())


def _write_data(config: MkDocsConfig) -> None:
    build = current()
    places = (name.removesuffix(".md").partition("/") for name in build.virtual)
    generated = [(code, name) for code, _, name in places]
    _write(config, published_files(build.corpus, build.addresses, build.version, generated))
    _write(config, fragment_files(build.shelves, build.addresses))


def _write_search(config: MkDocsConfig) -> None:
    """Write the index of the search, where a site has a page for it."""
    build = current()
    if any("search" in pages for pages in build.corpus.pages.values()):
        tags = {code: LANGUAGES[code].tag for code in build.corpus.languages}
        records = search_records(build.corpus, build.addresses)
        _write(config, search_files(records, tags, build.addresses.search_index()))


def _write(config: MkDocsConfig, files: Iterable[tuple[str, bytes]]) -> None:
    for path, data in files:
        _write_file(Path(config.site_dir, path), data)


def _write_file(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:  # rarer than to ask each time whether the folder is there
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


# Pages are filled in later

Hook = Callable[..., dict[str, Any]]
_HOOKS = "hooks"
"""Under which name a page's context holds the hooks that are to add to it."""
_READY = "ready"
"""Under which name it holds the HTML in which all runs are marked."""


def when_rendered(hook: Hook) -> Hook:
    """Make a hook for `on_page_context` wait until its page is filled in."""

    @wraps(hook)
    def put_off(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
        context.setdefault(_HOOKS, []).append(hook)
        return context

    return put_off


class PagesLater:
    """Stands in for the environment of templates: the templates of pages keep what they are given for later."""

    def __init__(self, environment: Environment, config: MkDocsConfig) -> None:
        self._environment = environment
        self._config = copy.copy(config)  # the i18n plugin goes on to change it for the next language

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)

    def get_template(self, name: str) -> _TemplateLater:
        return _TemplateLater(self._environment.get_template(name), self._config)


class _TemplateLater:
    def __init__(self, template: Template, config: MkDocsConfig) -> None:
        self._template, self._config = template, config

    def render(self, context: dict[str, Any]) -> str:
        """Nothing yet for a page; whatever has no page (404.html) is filled in at once."""
        page = context["page"]
        if page is None:
            return self._template.render(context)
        paths = [page.file.dest_uri]
        if document := document_of(page):
            paths.append(current().addresses.cards(place(page)[0], document.id))
        about = place(page)[1].removesuffix("/parallel")
        current().tasks.put_off(paths, partial(_fill_in, self._template, context, self._config), about)
        return ""


class _Compiled(BytecodeCache):
    """Templates once compiled, for the next language and for a server's next build; a changed one is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def put_pages_off(environment: Environment, config: MkDocsConfig) -> PagesLater:
    """What MkDocs is to ask for templates instead of the environment."""
    # Templates do not change while a site is built; to look at each file again whenever it is included takes time.
    environment.auto_reload = False
    environment.bytecode_cache = _compiled
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_skipped_page)
    return PagesLater(environment, config)


def _is_no_skipped_page(record: logging.LogRecord) -> bool:
    """MkDocs says of each page that is put off that it is empty and was skipped."""
    return not record.getMessage().startswith("Page skipped:")


def _fill_in(template: Template, given: dict[str, Any], config: MkDocsConfig) -> None:
    """Write a page."""
    context = {**given, "config": config}
    page = context["page"]
    page.active = True
    try:
        for hook in context.pop(_HOOKS, ()):
            context = hook(context, page=page, config=config, nav=context["nav"])
        ready = context.pop(_READY, ())  # a template keeps what it is given until the collector of garbage comes by
        output = with_runs(template.render(context), ready)
    except Exception as error:
        _log.error("Error building page '%s': %s", page.file.src_uri, error)
        raise
    finally:
        page.active = False
    _write_file(Path(page.file.abs_dest_path), output.encode("utf-8", errors="xmlcharrefreplace"))


def finish(config: MkDocsConfig) -> None:
    """Write what has been put off, at the end of the last pass; a server does so when it is asked for it."""
    if not is_last_pass(config) and not _only_language():
        return
    if _serving:
        let_go()
    else:
        try:
            current().tasks.do_all(processors())
        except StoppedError as error:
            raise Abort("\nA process that wrote a part of the site failed; BITEXT_PROCESSES=1 does without") from error


# The server


def start(command: str) -> None:
    """Remember what MkDocs has been started for."""
    global _serving
    _serving = command == "serve"


def let_go() -> None:
    """Let the server answer again: a build has ended, well or badly."""
    with suppress(RuntimeError):  # another build than a server's holds nothing
        _changing.release()


def serve_on_demand(server: Any) -> None:
    """Make the files of the site when somebody asks for them."""
    answer = server.get_app()

    def app(environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(server.mount_path) or path.startswith("/livereload/"):
            return answer(environ, start_response)
        name = path.removeprefix(server.mount_path)
        if path.endswith("/"):
            name += "index.html"
        _make(name, server.root)
        head: list[Any] = []
        body = answer(environ, lambda *given: head.append(given))
        # An answer waits for a build that has begun, and that build sweeps away what was made before it.
        if head[-1][0].startswith("404") and _make(name, server.root):
            body = answer(environ, lambda *given: head.append(given))
        start_response(*head[-1])
        return body

    server.set_app(app)


def _make(name: str, root: str) -> bool:
    """Make a file of the site, or the page whose address lacks its last slash; else it may be one of the data files.

    Whether it is there now, and was not before.
    """
    file = Path(root, name)
    with _changing:
        if file.exists():
            return False
        tasks = current().tasks
        if not tasks.do_for(name) and not tasks.do_for(f"{name}/index.html"):
            tasks.do_large()
        return file.exists()
