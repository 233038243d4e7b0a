"""All the views of one language together."""

from __future__ import annotations

from bitext.generate.document_views import DocumentViews
from bitext.generate.shelf_views import ShelfViews
from bitext.generate.term_views import TermViews


class Views(DocumentViews, TermViews, ShelfViews):
    """Everything one language's pages show."""
