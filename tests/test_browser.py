"""Which of the browsers that are there is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from guide import browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


def program(folder: Path, name: str) -> str:
    file = folder / name
    file.touch(mode=0o755)
    return str(file)


def test_the_one_without_windows_comes_first(folder: Path, playwright: Playwright) -> None:
    program(folder, "google-chrome")
    assert browser.find(playwright) == str(folder / "google-chrome")
    program(folder, "chromium")
    assert browser.find(playwright) == str(folder / "chromium")
    program(folder, browser.SHELL)
    assert browser.find(playwright) == str(folder / browser.SHELL)
    assert browser.find(playwright, browser.WHOLE) == str(folder / "chromium")


def test_who_names_one_means_no_other(
    folder: Path, playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(folder, browser.SHELL)
    own = program(folder, "my-own")
    monkeypatch.setenv("CHROMIUM", own)
    assert browser.find(playwright) == own
    monkeypatch.setenv("CHROMIUM", str(folder / "missing"))
    assert browser.find(playwright) is None
