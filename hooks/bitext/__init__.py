"""Parallel texts as plain files: read, align, check and publish them.

`bitext` reads a folder with `docs/en` and `docs/zh`, pairs its paragraphs, recognises the dates,
figures and terms in them, says where the two languages disagree, and generates what a reader
needs: timeline, glossary, side-by-side pages, data files. It knows no MkDocs, but for `bridge`.
"""

__version__ = "0.1.0"
