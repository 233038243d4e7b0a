"""Whether a paragraph was brought in line after its counterpart changed."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.checks.rules import rule
from bitext.corpus import Corpus
from bitext.findings import Finding
from bitext.synced import stale_paragraphs


@rule("Y501", "warning")
def stale(corpus: Corpus) -> Iterator[Finding]:
    """A paragraph changed in the other language after this one was last brought in line with it.

    Readers see it at the paragraph. Once both say the same again, `bitext fix --synced` notes so.

    Wrong: p3 mended in English, the Chinese p3 as before
    Right: both mended, then `bitext fix --synced`
    """
    for document in corpus.documents:
        for code, page in document.pages.items():
            for ident in stale_paragraphs(document, code):
                message = f"'{ident}' was last in line with an earlier wording of its counterpart"
                hint = "compare the two, mend this one if needed, then run 'bitext fix --synced'"
                yield Finding(page.path, page.by_id[ident].line, "Y501", message, hint, "warning")
