"""Guides of hostile inputs, built as an author builds them, and served."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hostile import corpus
from test_engines import copy_of_project


@dataclass(frozen=True)
class Built:
    """A site of hostile inputs."""

    entries: list[corpus.Entry]
    """What stands in it, by the numbers of its questions."""
    folder: Path
    address: str


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def run(project: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Call a command of the project as an author would."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        env={**os.environ, "SITE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the guides of the corpus in it."""
    made = copy_of_project(tmp_path_factory.mktemp("hostile"))
    (made / "plain.txt").write_text(corpus.plain_guide(), encoding="utf-8", newline="")
    corpus.write(made / "guide", corpus.guide_folder())
    return made


@pytest.fixture(scope="session")
def address(project: Path) -> Iterator[str]:
    handler = partial(_Handler, directory=str(project / "served"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


GUIDES = [
    ("plain.txt", "mkdocs"),
    ("guide", "mkdocs"),
    ("plain.txt", "zensical"),
    ("guide", "zensical"),
]


@pytest.fixture(scope="session", params=GUIDES, ids="-".join)
def built(request: pytest.FixtureRequest, project: Path, address: str) -> Built:
    """The whole build of a guide, by each engine."""
    source, engine = request.param
    name = f"{source.removesuffix('.txt')}-{engine}"
    folder = project / "served" / name
    if not folder.exists():
        command = ("scripts/build.py", "--source", source, "--engine", engine)
        # The feed of changes is written where the site's address is known.
        done = run(project, *command, url=f"{address}/{name}/" if source == "guide" else "")
        assert done.returncode == 0, done.stdout + done.stderr
        folder.parent.mkdir(exist_ok=True)
        (project / "site").rename(folder)
    entries = corpus.PLAIN if source == "plain.txt" else corpus.GUIDE
    return Built(entries, folder, f"{address}/{name}/")
