"""New files to begin with: a document from its source texts, a term, an event, a site (`bitext new`)."""

from __future__ import annotations

from bitext.scaffold.document import new_document
from bitext.scaffold.files import RefusedError
from bitext.scaffold.records import new_event, new_term
from bitext.scaffold.site import new_site

__all__ = ["RefusedError", "new_document", "new_event", "new_site", "new_term"]
