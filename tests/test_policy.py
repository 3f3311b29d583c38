"""The content security policy: the theme's scripts by hash, nobody else's."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from guide import policy
from guide.errors import GuideError
from in_place import done

TOP = "const up = 1;"
SCOPE = '__md_scope=new URL("{}",location);go()'
PAGE = """<!doctype html>
<html><head>
  <meta charset="utf-8">
  <title>A page</title><script>{}</script></head>
<body><script>const up = 1;</script><script type="application/json">{{"a": 1}}</script>
{}<script src="a.js"></script></body></html>
"""
PAGES = {
    "404.html": ("/some/place/", ""),
    "index.html": (".", ""),
    "one/index.html": ("..", ""),
    "one/two/index.html": ("../..", ""),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, (up, rest) in PAGES.items():
        page(tmp_path, name, PAGE.format(SCOPE.format(up), rest))
    page(tmp_path, "q/slug/index.html", '<!doctype html>\n<meta charset="utf-8">\n<p>There.')
    page(tmp_path, "q/slug/question.html", "<p>An answer.</p>\n")
    return tmp_path


def page(site: Path, name: str, html: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(html, encoding="utf-8")


def rules(text: str) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    return {name: values for name, *values in (rule.split() for rule in found.split("; "))}


def sha(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_page_with_scripts_has_the_hashes_of_all(site: Path) -> None:
    done(policy.write, site)
    expected = {"'self'", sha(TOP)} | {sha(SCOPE.format(up)) for up, _ in PAGES.values()}
    for name in PAGES:
        assert set(rules((site / name).read_text("utf-8"))["script-src"]) == expected, name


def test_a_hash_is_the_one_that_a_browser_computes() -> None:
    # The example of the standard itself (CSP 3, 8.3).
    script = "alert('Hello, world.');"
    assert policy.hash_of(script) == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_a_page_without_scripts_may_have_none(site: Path) -> None:
    done(policy.write, site)
    found = rules((site / "q/slug/index.html").read_text("utf-8"))
    assert found["default-src"] == ["'none'"]
    assert not found.keys() & {"script-src", "connect-src", "worker-src"}


def test_a_part_of_a_page_has_one_under_which_nothing_acts() -> None:
    """The service worker cuts it out of the page as well, and both must be the same."""
    part = policy.alone("<p>An answer.</p>\n")
    assert part.endswith(">\n<p>An answer.</p>\n")
    assert rules(part) == {name: ["'none'"] for name in ("default-src", "base-uri", "form-action")}


def test_a_part_of_a_page_stays_as_finishing_has_written_it(site: Path) -> None:
    before = (site / "q/slug/question.html").read_bytes()
    done(policy.write, site)
    assert (site / "q/slug/question.html").read_bytes() == before


def test_a_script_in_a_part_is_refused_too(site: Path) -> None:
    page(site, "q/slug/question.html", "<p>An answer.</p><script>alert(1)</script>")
    with pytest.raises(GuideError, match=r"^q/slug/question.html: an inline script"):
        done(policy.write, site)


def test_a_page_without_a_place_for_it_is_refused() -> None:
    with pytest.raises(GuideError, match="neither a head nor a character set"):
        policy.with_policy(b"<!doctype html><p>A page.</p>", policy.policy())


def test_nothing_inline_no_eval_and_no_other_host(site: Path) -> None:
    done(policy.write, site)
    for name in PAGES:
        found = rules((site / name).read_text("utf-8"))
        assert found["default-src"] == found["base-uri"] == found["form-action"] == ["'none'"]
        assert found["connect-src"] == found["style-src"] == ["'self'"]
        values = {value for rule in found.values() for value in rule if "sha256-" not in value}
        assert values == {"'self'", "'none'", "data:"}
        assert [rule for rule, allowed in found.items() if "data:" in allowed] == ["img-src"]


def test_the_policy_stands_before_what_it_rules(site: Path) -> None:
    done(policy.write, site)
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        before, _, _ = text.partition("<meta http-equiv=")
        if before != text:
            assert not re.search(r"<(?!!doctype|html|head|meta charset)\w", before), path


def test_the_rest_of_a_page_stays_as_it_is(site: Path) -> None:
    before = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    done(policy.write, site)
    for path, text in before.items():
        ruled = path.read_text("utf-8")
        assert re.sub(r"\n?<meta http-equiv[^>]*>", "", ruled).lstrip("\n") == text


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        "const up = 2;",
        TOP + " ",
        SCOPE.format("//other.example/"),
        SCOPE.format("../x"),
        SCOPE.format("..") + ";alert(1)",
        # What stands on the 404 page as a path is the way up nowhere else.
        SCOPE.format("/some/place/"),
    ],
)
def test_a_script_that_is_not_the_themes_is_refused(site: Path, script: str) -> None:
    page(site, "one/index.html", PAGE.format(SCOPE.format(".."), f"<script>{script}</script>"))
    with pytest.raises(GuideError) as refused:
        done(policy.write, site)
    assert str(refused.value).startswith("one/index.html: an inline script is not the theme's")
    assert not (site / policy.HEADERS).exists()


@pytest.mark.parametrize(
    "tag", ["<SCRIPT>", "<script type=module>", '<script type="importmap">', "<script >"]
)
def test_whatever_a_browser_would_run_counts(tag: str) -> None:
    assert list(policy.inline_scripts(f"{tag}x</script >")) == ["x"]


@pytest.mark.parametrize(
    "tag", ['<script type="application/ld+json">', '<script src="a.js">', "<script defer src=a.js>"]
)
def test_data_and_files_need_no_hash(tag: str) -> None:
    assert list(policy.inline_scripts(f"{tag}x</script>")) == []


def test_hosts_are_told_the_policy_and_what_may_be_kept(site: Path) -> None:
    for name in ("a.0a1b2c3d.min.css", "a.0a1b2c3d.min.css.map", "guide.js"):
        page(site, f"assets/{name}", "")
    done(policy.write, site)
    everywhere, *kept = re.split(r"\n(?=/)", (site / policy.HEADERS).read_text("utf-8").strip())
    assert everywhere.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    assert sha(TOP) in everywhere
    assert "; frame-ancestors 'none'\n" in everywhere
    scripts = re.search(r"script-src ([^;]*)", everywhere)
    assert scripts
    assert "unsafe" not in scripts[1]
    assert "X-Content-Type-Options: nosniff" in everywhere
    assert "Cache-Control" not in everywhere  # a second one would be joined to it
    year = "  Cache-Control: public, max-age=31536000, immutable"
    assert kept == [f"/assets/a.0a1b2c3d.min.css\n{year}"]
