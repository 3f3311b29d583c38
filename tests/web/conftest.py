"""The built site below a sub-path, and a browser page that forgives nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from guide import write
from guide.render import addresses
from test_engines import copy_of_project

BELOW = "some/place"
"""The sub-path that a site is served below, like a project's on a shared host."""
PATIENCE = 15_000
"""Milliseconds after which something that should be there is taken not to come."""
BLOCKED = "Service Worker registration blocked by Playwright"
"""What Playwright itself says in pages where it lets no service worker be."""
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Site:
    """A built site, served."""

    engine: str
    folder: Path
    address: str

    @property
    def questions(self) -> list[dict[str, Any]]:
        return list(json.loads((self.folder / "questions.json").read_text(encoding="utf-8")))

    @property
    def sections(self) -> list[str]:
        """The addresses of the sections' pages, below the site's own."""
        pages = dict.fromkeys(question["page"] for question in self.questions)
        return [addresses.built(page, "").removesuffix("#") for page in pages]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a missing page as public hosts do: with the site's own 404.html."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *rest: Any) -> None:
        place = "/".join(self.path.split("/")[: 2 + len(BELOW.split("/"))])
        page = Path(self.directory + place, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "web"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def serve(shared: Path) -> Iterator[Callable[..., Site]]:
    """Builds a site as ``scripts/build.py`` does, once for all workers, and serves it."""
    root = shared / "served"
    root.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def served(name: str, engine: str, **environment: str) -> Site:
        folder = root / name / BELOW
        with write.alone(shared):
            if not folder.exists():
                built = _build(shared, engine, environment)
                folder.parent.mkdir(parents=True)
                built.rename(folder)
        address = f"http://127.0.0.1:{server.server_port}/{name}/{BELOW}/"
        return Site(engine, folder, address)

    yield served
    server.shutdown()
    server.server_close()


def _build(shared: Path, engine: str, environment: dict[str, str]) -> Path:
    # In a copy, so that the author's own site/ and build/ are left alone.
    project = shared / "project"
    if not project.exists():
        copy_of_project(shared)
    done = subprocess.run(
        [sys.executable, "scripts/build.py", "--engine", engine],
        cwd=project,
        env={**os.environ, "SITE_URL": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest, serve: Callable[..., Site]) -> Site:
    """The site, by each engine; a test that asks for it runs with both."""
    return serve(request.param, request.param)


def until(page: Page, asked: str, argument: object = None) -> None:
    """Wait until a promise comes true; Playwright's own waiting does not look into promises."""
    patience = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(asked, argument):
        assert time.monotonic() < patience, asked
        page.wait_for_timeout(50)


class Watch:
    """Notes what a good page never does."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.faults: list[str] = []

    def on(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", self._console)
        page.on("request", lambda request: self._request(request.url))

    def _console(self, message: Any) -> None:
        place = message.location.get("url", "")
        # Asked for by browsers where a page names no icon, at the host's root: not ours.
        ours = not place.endswith("/favicon.ico") and message.text != BLOCKED
        if message.type in ("error", "warning") and ours:
            self.faults.append(f"console: {message.text} ({place})")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.faults.append(f"request to another host: {url}")


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    watching = Watch(urlsplit(site.address).netloc)
    yield watching
    assert watching.faults == []


@pytest.fixture
def new_page(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Makes a page in a context of its own; its options are the context's."""
    contexts = []

    def made(**options: Any) -> Page:
        # The theme moves things in and out; without motion nothing has to be waited for.
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        # What a service worker fetches, no page sees; tests/web/test_offline.py allows it.
        usual["service_workers"] = "block"
        options = {**usual, **options}
        context = browser.new_context(base_url=site.address, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watch.on(page)
        return page

    yield made
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)


@pytest.fixture
def without_scripts(new_page: Callable[..., Page]) -> Page:
    return new_page(java_script_enabled=False)
