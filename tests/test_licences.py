"""Whose work the site is made with: the page says what is locked, and gives the texts we owe."""

from __future__ import annotations

import json
import re

import pytest

import licences

PAGE = licences.PAGE.read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\S+) (\S+) \| `([^`]+)` \|$", re.MULTILINE)
COPYLEFT = re.compile(r"\bA?GPL|SSPL|General Public", re.IGNORECASE)


def test_the_page_names_what_is_locked() -> None:
    engine = dict(licences.locked(licences.ENGINE_LOCK.read_text(encoding="utf-8")))
    node = json.loads(licences.NODE.read_text(encoding="utf-8"))["packages"]
    due = licences.publishing()
    assert {"mkdocs", "pikepdf"} <= due.keys(), "the pages and the PDFs"
    due |= {licences.ENGINE: engine[licences.ENGINE]}
    due |= {name: version for name, version, _ in licences.bundled(node)}
    assert {name: version for name, version, _ in ROW.findall(PAGE)} == due, "run `make licences`"


@pytest.mark.parametrize("name", [*licences.THEMES, *licences.BUNDLED])
def test_what_is_in_the_pages_brings_its_licence(name: str) -> None:
    shipped = PAGE.partition("## What builds it")[0]
    assert f"\n| {name} " in shipped
    text = re.search(rf"^### {name}\n\n```text\n(.*?)\n```$", shipped, re.MULTILINE | re.DOTALL)
    assert text
    assert "Copyright" in text[1]
    assert re.search(r"provided ['\"]as is['\"]", text[1], re.IGNORECASE)


def test_nothing_in_the_pages_asks_for_more_than_its_notice() -> None:
    rows = ROW.findall(PAGE.partition("## What builds it")[0])
    assert {licence for _, _, licence in rows} <= {"MIT", "ISC"}


def test_nothing_binds_what_it_builds() -> None:
    """The LGPL of a library that the deck's writer imports does not; the GPL might."""
    assert not [row for row in ROW.findall(PAGE) if COPYLEFT.search(row[2])]


def test_only_what_a_build_on_linux_installs() -> None:
    lock = (
        "# why\nall==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n"
        "mac==2 ; sys_platform == 'darwin' \\\n    --hash=sha256:cc\n"
        "old==3 ; python_full_version < '3.12' \\\n    --hash=sha256:dd\n"
    )
    assert list(licences.locked(lock)) == [("all", "1.0"), ("old", "3")]


def test_of_npm_only_what_a_build_takes() -> None:
    lock: dict[str, dict[str, object]] = {
        "": {},
        "node_modules/a": {"version": "1", "license": "MIT"},
        "node_modules/@esbuild/linux-x64": {"version": "1", "license": "MIT"},
        "node_modules/b": {"version": "1", "license": "MIT", "dev": True},
    }
    assert list(licences.bundled(lock)) == [("a", "1", "MIT")]
