"""The site as a whole: read and check the texts first, keep shared files, give every page its alternates."""

from mkdocs.plugins import CombinedEvent, event_priority

from bitext import bridge

_every: list = []
"""All files of the pass, before the i18n plugin takes the other languages' away."""


def on_startup(command, dirty):
    bridge.start(command)


def on_config(config):
    bridge.begin(config)
    return config


@event_priority(100)
def _remember(files, config):
    bridge.leave_theme_files(files, config)
    _every[:] = files
    return files


@event_priority(-200)
def _keep_shared(files, config):
    bridge.keep_shared_files(files, _every)
    bridge.make_generated_pages(files, config)
    bridge.begin_data(config)
    return files


on_files = CombinedEvent(_remember, _keep_shared)


@event_priority(-100)
def on_env(env, config, files):
    return bridge.put_pages_off(env, config)


@bridge.when_rendered
def on_page_context(context, page, config, nav):
    bridge.context_for_all(context, page)
    return context


def on_post_build(config):
    bridge.write_style_sheet(config)
    bridge.finish(config)


def on_build_error(error):
    bridge.let_go()


def on_serve(server, config, builder):
    bridge.serve_on_demand(server)
    return server


def on_template_context(context, template_name, config):
    bridge.template_context(context, config)
    return context


def on_post_template(output_content, template_name, config):
    return bridge.template_output(output_content, template_name, config)
