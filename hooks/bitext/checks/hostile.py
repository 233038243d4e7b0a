"""What could harm readers or hide something from them, and what is too broken to be read.

Anybody may send in a text. Whatever it holds, either it is harmless once it is published, or nothing is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bitext.checks.rules import rule, with_code
from bitext.corpus import Corpus
from bitext.findings import Finding
from bitext.reading.attributes import non_ascii_id
from bitext.reading.svg import active_content
from bitext.reading.text import read_text
from bitext.redirects import PATH as REDIRECTS

IMAGES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""The files that docs/ may hold besides pages and records, and `TEXTS`."""
TEXTS = (".txt", "CNAME")
MAX_IMAGE_BYTES = 5_000_000

# As MkDocs finds what it takes for metadata.
_FRONT = re.compile(r"-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")


@rule("H701", of="both")
def too_large(corpus: Corpus) -> Iterator[Finding]:
    """A file is larger than a megabyte, an image larger than five, or a paragraph longer than 50,000 characters.

    A page is some kilobytes; such a file is a mistake, or meant to keep the build busy. It is not read.

    Wrong: the scan of a book, saved as one page
    Right: a page for each text
    """
    yield from with_code(corpus.findings, "H701")
    for source in corpus.others:
        if source.file.stat().st_size > MAX_IMAGE_BYTES:
            message = f"is larger than {MAX_IMAGE_BYTES:,} bytes"
            yield Finding(source.path, 1, "H701", message, "make it smaller or take it out")


@rule("H702", of="both")
def not_utf8(corpus: Corpus) -> Iterator[Finding]:
    """A file is not in UTF-8, or was once read as if it were: then U+FFFD stands for each character that was lost.

    Its characters would have to be guessed.

    Wrong: a page saved in GB 18030 or Windows-1252
    Right: the same page saved in UTF-8
    """
    return with_code(corpus.findings, "H702")


@rule("H703", of="both")
def invisible_character(corpus: Corpus) -> Iterator[Finding]:
    """A file holds a character that nobody can see: a control character, one without width, one that turns the text.

    It can make a text read otherwise than it is, and keeps words from being found. Word processors leave soft hyphens
    and zero-width spaces behind; they are refused too, since nothing here needs them.

    Wrong: `data<U+200B>base`
    Right: `database`
    """
    return with_code(corpus.findings, "H703")


@rule("H704", of="both")
def unreadable(corpus: Corpus) -> Iterator[Finding]:
    """A file or folder cannot be read, or is not an ordinary one.

    What cannot be read cannot be checked, and a pipe or a device would keep the build waiting.

    Wrong: a page that only its owner may read
    Right: a page that everybody may read
    """
    return with_code(corpus.findings, "H704")


@rule("H705", of="both")
def link_out(corpus: Corpus) -> Iterator[Finding]:
    """A symbolic link leads out of docs/, to a folder, or nowhere.

    What it leads to would be published.

    Wrong: `docs/en/notes.md` as a link to `/etc/passwd`
    Right: the file itself
    """
    return with_code(corpus.findings, "H705")


@rule("H706", of="both")
def raw_html(corpus: Corpus) -> Iterator[Finding]:
    """A page holds raw HTML, other than harmless inline elements.

    A script, a form or a frame would run on the reader's side; and any element can tear the page apart. Allowed are
    `<abbr> <b> <bdi> <bdo> <br> <cite> <del> <dfn> <em> <i> <ins> <kbd> <mark> <q> <rp> <rt> <ruby> <s> <samp>
    <small> <span> <strong> <sub> <sup> <u> <var> <wbr>`. Code may show anything, between backticks on one line or
    between fences.

    Wrong: `<script>…</script>`, `<div class="box">`
    Right: `H<sub>2</sub>O`, or the element shown in backticks
    """
    return with_code(corpus.findings, "H706")


@rule("H707", of="both")
def unsafe_attribute(corpus: Corpus) -> Iterator[Finding]:
    """An element or an attribute list has an attribute that is not allowed.

    Handlers (`onclick`) run scripts, `style` can cover the page, and an address does not belong there. Elements may
    have `lang`, `dir` and `title`; lists in braces a few more.

    Wrong: `*now*{: onclick=go() }`, `<span style="position:fixed">`
    Right: `*maintenant*{: lang=fr }`, `<span lang="fr">maintenant</span>`
    """
    return with_code(corpus.findings, "H707")


@rule("H708", of="both")
def unsafe_address(corpus: Corpus) -> Iterator[Finding]:
    """A link leads to an address that is neither a page of the site nor on the web.

    `javascript:`, `vbscript:` and `data:` run what is written in them. They are found in any disguise.

    Wrong: `[here](javascript:go())`, `[here](java&#115;cript:go())`
    Right: `[here](https://example.org/)`, `[here](../about.md)`
    """
    return with_code(corpus.findings, "H708")


@rule("H709", of="both")
def image_elsewhere(corpus: Corpus) -> Iterator[Finding]:
    """An image is to be fetched from another host.

    That host would learn who reads what; and it can show another picture tomorrow.

    Wrong: `![the harbour](https://example.org/harbour.png)`
    Right: `![the harbour](../assets/harbour.png)`, or a link
    """
    return with_code(corpus.findings, "H709")


@rule("H710", of="both")
def leaves_docs(corpus: Corpus) -> Iterator[Finding]:
    """A link or a path leads out of docs/.

    It leads to nothing that is published, or to what should not be.

    Wrong: `[notes](../../../etc/passwd)`, `[notes](file:///home/me/notes.md)`
    Right: `[notes](../notes.md)`
    """
    return with_code(corpus.findings, "H710")


@rule("H711", of="both")
def include_syntax(corpus: Corpus) -> Iterator[Finding]:
    """A page asks for another file to be put in.

    Nothing here does so; a renderer that did would put in any file of the machine that builds the site.

    Wrong: `--8<-- "notes.md"`, `{% include "notes.md" %}`
    Right: the text itself
    """
    return with_code(corpus.findings, "H711")


@rule("H712", of="both")
def id_not_ascii(corpus: Corpus) -> Iterator[Finding]:
    """An id, or the name of a document's file, holds other characters than ASCII.

    It is an address. With a Cyrillic а in it, it looks like another one and is not.

    Wrong: `{: #p1а }` with a Cyrillic а
    Right: `{: #p1a }`
    """
    yield from with_code(corpus.findings, "H712")
    for document in corpus.documents:
        if not document.id.isascii():
            hazard = non_ascii_id(document.id)
            for page in document.pages.values():
                yield Finding(page.path, 1, "H712", hazard.message, "rename the file, in ASCII letters and hyphens")


@rule("H713", of="both")
def look_alike(corpus: Corpus) -> Iterator[Finding]:
    """A word mixes Latin letters with Cyrillic or Greek ones that look the same.

    Nobody can see it, and no search finds the word.

    Wrong: `Сhina` with a Cyrillic С
    Right: `China`
    """
    return with_code(corpus.findings, "H713")


@rule("H714", of="both")
def markup_in_record(corpus: Corpus) -> Iterator[Finding]:
    """A value in a front matter, a term or an event holds HTML or a script.

    Values are plain text; they stand in titles, data files and feeds, where markup does not belong.

    Wrong: `title: Tides <script>go()</script>`
    Right: `title: Tides`
    """
    return with_code(corpus.findings, "H714")


@rule("H715", of="records")
def file_not_allowed(corpus: Corpus) -> Iterator[Finding]:
    """A file in docs/ is of a kind that does not belong there.

    All of docs/ is published. It may hold pages in the folders of the languages, records in `terms` and `events`,
    images, and `.txt`. Pages elsewhere would belong to no language and be checked by nobody.

    Wrong: `docs/en/map.html`, `docs/assets/count.js`, `docs/evil.md`
    Right: `docs/en/map.md`, `docs/assets/map.png`
    """
    for source in corpus.others:
        file = PurePosixPath(source.path)
        if file.suffix in (".md", ".markdown"):
            hint = "move it into the folder of its language"
            yield Finding(source.path, 1, "H715", "is a page that belongs to no language", hint)
        elif (file.suffix or file.name) not in (*IMAGES, *TEXTS) and source.path != REDIRECTS:
            hint = f"take it out; docs/ may hold pages, records, {', '.join((*IMAGES, *TEXTS))}"
            yield Finding(source.path, 1, "H715", f"is no kind of file for docs/ ({file.suffix or file.name})", hint)


@rule("H716", of="records")
def active_image(corpus: Corpus) -> Iterator[Finding]:
    """An SVG image holds a script, a handler, an address or a style that fetches something, or is not well formed.

    An SVG file is a document of its own: opened by itself, it runs what is in it.

    Wrong: `<svg onload="go()">`, `<image href="https://example.org/x.png"/>`
    Right: shapes and words, and `href="#shape"`
    """
    for source in corpus.others:
        if PurePosixPath(source.path).suffix == ".svg":
            text, unreadable = read_text(source.file, source.path)
            if unreadable:
                yield Finding(source.path, unreadable[0].line, "H716", unreadable[0].message, unreadable[0].hint)
            elif found := active_content(text):
                line, what = found
                yield Finding(source.path, line, "H716", f"the image holds {what}", "save it as a plain picture")


@rule("H717", of="both")
def file_name(corpus: Corpus) -> Iterator[Finding]:
    """The name of a file or folder cannot be printed, or folders stand too deep in folders.

    A name is an address, and part of every message.

    Wrong: a name with a line break in it
    Right: `docs/en/about.md`
    """
    return with_code(corpus.findings, "H717")


@rule("H718")
def unseen_front_matter(corpus: Corpus) -> Iterator[Finding]:
    """A page begins in a way that MkDocs and this check read differently.

    MkDocs takes lines `word: …` at the very beginning for metadata, and a front matter it cannot read for prose; so
    words would vanish, or metadata be shown.

    Wrong: a page that begins with `Note: the tide turns`
    Right: a front matter, or a blank line, before it
    """
    broken = {finding.path for finding in with_code(corpus.findings, "M601")}
    for page in (page for pages in corpus.pages.values() for page in pages.values() if page.path not in broken):
        seen = _FRONT.match(page.text)
        mine = page.body_start
        if (seen.end() if seen else 0) != mine or bool(mine) != bool(page.front):
            hint = "begin with a line '---', 'key: value' lines and a line '---'"
            yield Finding(page.path, 1, "H718", "has a front matter that MkDocs would not read alike", hint)
        elif not seen and _KEY.match(page.text):
            words = page.text.partition(":")[0].strip()
            message = f"begins with '{words}:', which MkDocs takes for metadata"
            yield Finding(page.path, 1, "H718", message, "begin with a front matter, or with a blank line")
