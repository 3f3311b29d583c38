"""``mkdocs serve`` while an author writes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from test_engines import QUIET, copy_of_project

PATIENCE = 180
"""Seconds after which something that should happen is taken not to."""
REST = 4
"""Seconds without a rebuild after which the server is at rest: several of its turns."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(project: Path, log: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=project, env=QUIET, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def wait_for(log: Path, text: str, times: int = 1) -> None:
    until = time.monotonic() + PATIENCE
    while log.read_text().count(text) < times:
        assert time.monotonic() < until, f"no {text!r} in:\n{log.read_text()}"
        time.sleep(0.1)


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_a_change_is_converted_once_and_an_error_keeps_the_server_alive(tmp_path):
    project = copy_of_project(tmp_path)
    question = project / "content/neural-networks/dropout/question.md"
    before = question.read_text(encoding="utf-8")
    log = tmp_path / "log"
    with serving(project, log) as address:
        wait_for(log, "Serving on")
        question.write_text(before.replace("## Answer\n", "## Answer\nQuokka. "), encoding="utf-8")
        wait_for(log, "Reloading browsers")
        served = fetched(f"{address}/neural-networks/")
        assert "Quokka." in served
        # MkDocs' own script, by which pages reload, is in no policy of ours.
        assert "livereload(" in served
        assert "Content-Security-Policy" not in served

        time.sleep(REST)
        assert log.read_text().count("Detected file changes") == 1

        question.write_text(before.replace("level: core", "level: hrad"), encoding="utf-8")
        wait_for(log, 'level is "hrad"; expected core or deep')

        question.write_text(before, encoding="utf-8")
        wait_for(log, "Reloading browsers", times=2)
        assert "Quokka." not in fetched(f"{address}/neural-networks/")
