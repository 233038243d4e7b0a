"""The ways off what is no longer developed, as far as they can be tried with what is installed."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from sitebuild import ROOT, run_mkdocs


def test_pages_need_nothing_of_the_theme(site: Path, served: str, tmp_path: Path) -> None:
    """Without Material every page is the same to the byte; its own scripts and style sheets are missing."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = text[text.index("\ntheme:\n") : text.index("\n# In this order")]
    plain = (ROOT / "docs/en/upkeep.md").read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(theme)["theme"]["name"] == "material"
    text = text.replace(theme, f"\n{plain}").replace("reconfigure_material: true", "reconfigure_material: false")
    text = re.sub(r"(?m)(?<=: |- )(docs|hooks|overrides)(?=$|/)", lambda path: str(ROOT / path[0]), text)
    config = tmp_path / "plain.yml"
    config.write_text(text, encoding="utf-8")
    done = run_mkdocs(config, tmp_path / "site", SITE_URL=served)
    assert done.returncode == 0, done.stdout + done.stderr
    ours = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    theirs = {file.relative_to(tmp_path / "site") for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert theirs <= ours
    assert {path.parts[0] for path in ours - theirs} <= {"assets"}
    for path in sorted(theirs):
        assert (site / path).read_bytes() == (tmp_path / "site" / path).read_bytes(), path
