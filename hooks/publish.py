"""The data files, listed on a page."""

from bitext import bridge


@bridge.when_rendered
def on_page_context(context, page, config, nav):
    bridge.data_context(context, page)
    return context
