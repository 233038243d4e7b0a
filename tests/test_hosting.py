"""On a host: lasting addresses, compressed copies, headers, and each language's own 404."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

from bitext.cli import main
from bitext.publish.headers import ASK_AGAIN, EVERYWHERE, KEEP
from bitext.publish.nginx import nginx_files
from bitext.publish.pack import pack
from published import ROOTS
from published import site as published
from reader import reading
from served import HOSTING, NGINX, nginx
from sitebuild import run_mkdocs, small_config

needs_nginx = pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx)")


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built for the root of a host."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(Path(__file__).parent / "sites/small", root / "small")
    config = small_config(root / "small")
    config.write_text(config.read_text(encoding="utf-8").replace("example.org/harbour/", "example.org/"), "utf-8")
    done = run_mkdocs(config, root / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def packed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(built, folder)
    pack(folder)
    return folder


def test_packing_gives_the_same_bytes_each_time(built: Path, packed: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "site")
    pack(tmp_path / "site")
    assert files(tmp_path / "site") == files(packed)
    pack(tmp_path / "site")
    assert files(tmp_path / "site") == files(packed), "what is packed already stays as it is"


def test_every_text_has_copies_that_say_the_same(packed: Path) -> None:
    found = files(packed)
    texts = [name for name in found if name.endswith((".html", ".css", ".js", ".json", ".md", ".xml"))]
    large = [name for name in texts if len(found[name]) >= 1024]
    assert len(large) > 50
    for name in large:
        assert gzip.decompress(found[f"{name}.gz"]) == found[name]
        assert brotli.decompress(found[f"{name}.br"]) == found[name]
        assert found[f"{name}.gz"][4:8] == bytes(4), "no time of day"
    assert not [name for name in set(texts) - set(large) if f"{name}.br" in found]


def test_scripts_style_sheets_and_pictures_stand_below_a_digest(built: Path, packed: Path) -> None:
    """All of them, and nothing on a page asks for the old place; a change of one gives all a new address."""
    old, new = files(built), files(packed)
    (digest,) = {name.split("/")[1] for name in new if name.startswith("static/")}
    assert re.fullmatch("[0-9a-f]{12}", digest)
    moved = [name for name in old if name.startswith("assets/")]
    assert moved
    for name in moved:
        assert new[name.replace("assets/", f"static/{digest}/", 1)] == old[name]
    for name in old:
        if name.endswith(".html"):
            page, meant = new[name].decode(), old[name].decode()
            for kind in ("images", "javascripts", "stylesheets"):
                meant = meant.replace(f"assets/{kind}/", f"static/{digest}/{kind}/")
            assert page == meant
            assert f"static/{digest}/javascripts/scheme.js" in page


def test_another_script_has_another_address(built: Path, packed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(built, folder)
    with (folder / "assets/javascripts/keys.js").open("a") as script:
        script.write("// changed\n")
    pack(folder)
    assert {name.name for name in (folder / "static").iterdir()} != {
        name.name for name in (packed / "static").iterdir()
    }


def test_the_configuration_of_nginx_says_what_the_library_says() -> None:
    for name, text in nginx_files():
        assert (HOSTING / name).read_text(encoding="utf-8") == text, "run python -m bitext.publish.nginx hosting"


@pytest.mark.parametrize("name", ROOTS)
def test_headers_are_written_as_the_hosts_read_them(name: str) -> None:
    """Cloudflare: 100 rules, 2,000 characters a line, one splat a path; Netlify: a path, then indented pairs."""
    paths: list[str] = []
    for line in published(name).text("_headers").splitlines():
        assert len(line) <= 2000
        if line.startswith("/"):
            paths.append(line)
            assert re.fullmatch(r"(?:/(?:[\w.-]+|:[A-Za-z]\w*))*(?:/\*)?", line), line
        else:
            assert paths, "a pair stands below a path"
            assert re.fullmatch(r"  [A-Za-z-]+: \S.*", line), line
    assert len(paths) == len(set(paths)) <= 100


@pytest.mark.parametrize("name", ROOTS)
def test_redirects_are_written_as_the_hosts_read_them(name: str) -> None:
    """Cloudflare: 1,000 characters a line, what has a splat after all that has none, 100 of those; no path twice."""
    lines = published(name).text("_redirects").splitlines()
    rules = [line.split(" ") for line in lines]
    for line, rule in zip(lines, rules, strict=True):
        assert len(line) <= 1000
        assert len(rule) == 3, line
        source, target, status = rule
        assert re.fullmatch(r"/[\w./-]*\*?", source), line
        assert re.fullmatch(r"/[\w./-]*(?::splat)?", target), line
        assert status in ("301", "404"), line
        assert (":splat" in target) <= source.endswith("*"), line
    splats = [rule[0].endswith("*") for rule in rules]
    assert splats == sorted(splats)
    assert splats.count(True) <= 100
    assert len({rule[0] for rule in rules}) == len(rules)


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    policy = EVERYWHERE["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_files_for_hosts_of_static_sites() -> None:
    """Below the path at which the site is published: a rule is a path in the first column, its headers follow."""
    rules: dict[str, dict[str, str]] = {}
    for line in published("hostile").text("_headers").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[next(reversed(rules))][name] = value
        else:
            rules[line] = {}
    assert rules == {
        "/ref/*": dict(EVERYWHERE),
        "/ref/static/*": {"Cache-Control": KEEP},
        "/ref/search/:version/:file": {"Cache-Control": KEEP},
    }
    assert published("hostile").text("_redirects").splitlines() == [
        "/ref/documents/old-name/ /ref/documents/odd/ 301",
        "/ref/glossary/gone/ /ref/glossary/1st-odd/ 301",
        "/ref/zh/documents/old-name/ /ref/zh/documents/odd/ 301",
        "/ref/zh/glossary/gone/ /ref/zh/glossary/1st-odd/ 301",
        "/ref/en/* /ref/:splat 301",
        "/ref/zh/* /ref/zh/404.html 404",
    ]


@pytest.mark.parametrize(("path", "tag"), [("nowhere/", "en"), ("zh/nowhere/", "zh-Hans"), ("zh/x/y", "zh-Hans")])
def test_each_language_has_its_own_404(browser: Browser, served: str, path: str, tag: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open(path)
        assert page.locator("html").get_attribute("lang") == tag
        assert page.title().startswith("Not found" if tag == "en" else "找不到页面")
        first = page.locator(".bt-side").first
        assert first.get_attribute("lang") == tag
        first.get_by_role("link").nth(1).click()
        page.wait_for_url(f"{served}{'' if tag == 'en' else 'zh/'}documents/")


@pytest.fixture(scope="module")
def address(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(packed, tmp_path_factory.mktemp("nginx")) as found:
        yield found


def ask(address: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


@needs_nginx
def test_nginx_says_the_headers_with_everything(address: str, packed: Path) -> None:
    (digest,) = (folder.name for folder in (packed / "static").iterdir())
    for path, status, cache in (
        ("/", 200, ASK_AGAIN),
        ("/zh/documents/tides/", 200, ASK_AGAIN),
        ("/data/timeline.json", 200, ASK_AGAIN),
        ("/nowhere/", 404, ASK_AGAIN),
        (f"/static/{digest}/javascripts/scheme.js", 200, KEEP),
        (f"/static/{digest}/javascripts/keys.js", 200, KEEP),
        (f"/static/{digest}/javascripts/gone.js", 404, ASK_AGAIN),
        ("/static/", 404, ASK_AGAIN),
    ):
        found, headers, _ = ask(address, path)
        assert (path, found, headers.get_all("Cache-Control")) == (path, status, [cache])
        for name, value in EVERYWHERE.items():
            assert headers.get_all(name) == [value], path


@needs_nginx
def test_nginx_sends_the_compressed_copies(address: str, packed: Path) -> None:
    plain = (packed / "zh/documents/tides/index.html").read_bytes()
    _, headers, body = ask(address, "/zh/documents/tides/", Accept_Encoding="gzip")
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == plain
    _, headers, body = ask(address, "/zh/documents/tides/")
    assert headers["Content-Encoding"] is None
    assert body == plain
    if list(Path("/etc/nginx/modules-enabled").glob("*brotli-static*.conf")):
        _, headers, body = ask(address, "/zh/documents/tides/", Accept_Encoding="gzip, deflate, br")
        assert headers["Content-Encoding"] == "br"
        assert brotli.decompress(body) == plain


@needs_nginx
def test_nginx_answers_without_a_body_to_who_has_it(address: str) -> None:
    _, headers, _ = ask(address, "/", Accept_Encoding="gzip")
    status, _, body = ask(address, "/", Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


@needs_nginx
@pytest.mark.parametrize(
    ("path", "status", "found"),
    [
        ("/documents", 301, "/documents/"),
        ("/en/documents/tides/", 301, "/documents/tides/"),
        ("/nowhere/", 404, 'lang="en"'),
        ("/zh/nowhere", 404, 'lang="zh-Hans"'),
        ("/assets/", 404, 'lang="en"'),
        ("/data/timeline.ics", 200, "text/calendar; charset=utf-8"),
        ("/data/glossary.ttl", 200, "text/turtle; charset=utf-8"),
        ("/data/glossary.csv", 200, "text/csv; charset=utf-8"),
        ("/documents/tides/index.md", 200, "text/markdown; charset=utf-8"),
        ("/documents/tides/cite.bib", 200, "application/x-bibtex; charset=utf-8"),
        ("/zh/feed.xml", 200, "application/atom+xml"),
        ("/data/timeline.json", 200, "application/json"),
    ],
)
def test_nginx_answers(address: str, path: str, status: int, found: str) -> None:
    answered, headers, body = ask(address, path)
    assert answered == status
    said = {301: headers["Location"], 404: body.decode(), 200: headers["Content-Type"]}[answered]
    assert said == found if status != 404 else found in said


@needs_nginx
@pytest.mark.parametrize("path", ["", "zh/documents/tides/", "zh/nowhere/"])
def test_a_reader_under_nginx(browser: Browser, address: str, path: str) -> None:
    """Every script runs under the policy; the rest of the browser tests do the same with SERVER=nginx."""
    with reading(browser, address) as reader:
        page = reader.open(path)
        assert page.locator("h1").is_visible()
        assert page.locator(".bt-scheme").is_visible()


def test_the_command_packs_and_says_what_was_saved(
    built: Path, packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(built, tmp_path / "site")
    assert main(["pack", str(tmp_path / "site")]) == 0
    assert re.fullmatch(
        r"\d+ files with compressed copies: [\d.]+ MB, in gzip [\d.]+, in Brotli [\d.]+\n", capsys.readouterr().out
    )
    assert files(tmp_path / "site") == files(packed)
    with pytest.raises(SystemExit, match="2"):
        main(["pack", str(tmp_path / "nowhere")])
