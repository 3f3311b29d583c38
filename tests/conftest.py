"""In CI no check may be left out."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from guide.browser import launch
from strategies import EXPLORED

# A slow machine is no defect; timings stand in benchmarks. Nor is a change to blame for what chance
# finds in what was there: only `make soak` draws other examples each time.
settings.register_profile("patient", deadline=None, derandomize=not EXPLORED)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests of a worker: two would not bear one another."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One for all tests of a worker."""
    started = launch(playwright)
    yield started
    started.close()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in CI in which a test was skipped; the summary names it."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
