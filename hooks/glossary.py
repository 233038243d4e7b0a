"""The glossary, and a page for each term, generated from docs/terms."""

from bitext import bridge


def on_files(files, config):
    bridge.add_virtual_pages(files, config)
    return files


def on_page_read_source(page, config):
    return bridge.read_virtual_page(page)


@bridge.when_rendered
def on_page_context(context, page, config, nav):
    bridge.glossary_context(context, page)
    return context
