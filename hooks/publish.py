"""The data files, listed on a page, and written when the last language has been built."""

from bitext import bridge


def on_page_context(context, page, config, nav):
    bridge.data_context(context, page)
    return context


def on_post_build(config):
    bridge.write_cards(config)
    if bridge.is_last_pass(config):
        bridge.write_data(config)
