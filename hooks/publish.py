"""The data files, written when the last language has been built."""

from bitext import bridge


def on_post_build(config):
    if bridge.is_last_pass(config):
        bridge.write_data(config)
