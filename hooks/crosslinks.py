"""Editions: paragraph numbers, the way to the other language, notes, and the record of the source."""

from bitext import bridge


def on_page_markdown(markdown, page, config, files):
    if bridge.document_of(page):
        page.meta["template"] = "document.html"
    return markdown


def on_page_content(html, page, config, files):
    bridge.remember_edition(html, page)
    return html


@bridge.when_rendered
def on_page_context(context, page, config, nav):
    bridge.edition_context(context, page, config)
    bridge.parallel_context(context, page, config)
    bridge.gathered_context(context, page)
    bridge.list_context(context, page)
    return context
