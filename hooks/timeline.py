"""The timeline, generated from docs/events."""

from bitext import bridge


@bridge.when_rendered
def on_page_context(context, page, config, nav):
    bridge.timeline_context(context, page)
    return context
