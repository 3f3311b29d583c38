"""A host that publishes one version of a site after another, and notes what it is asked for."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from web.conftest import BELOW

WAITS = """(() => {
    const after = globalThis.setTimeout;
    globalThis.held = [];
    globalThis.setTimeout = (call, wait, ...rest) =>
        wait === 10_000 || wait === 30_000 ? held.push(call) : after(call, wait, ...rest);
})()"""
"""Before a page: what docs/assets/js/guide/offline.js waits for before it keeps more is held."""


def wait_out(page: Page) -> None:
    """The next such time is over. (Playwright's clock would hide what a page has loaded.)"""
    page.wait_for_function("() => held.length")
    page.evaluate("() => held.shift()()")


class Server(ThreadingHTTPServer):
    """One that does not mind a browser that leaves while it is answered."""

    def handle_error(self, *_: object) -> None:
        pass


class Host:
    """Answers compressed, and "not changed" where the browser has a file by its content."""

    def __init__(self, folder: Path | None = None, *, fresh: int = 0) -> None:
        self.folder = folder or Path()
        self.fresh = fresh
        """Seconds for which browsers need not ask again; public hosts say some minutes."""
        self.asked: list[str] = []
        self.sent: Counter[str] = Counter()
        """Compressed bytes of each file that were sent."""
        self._held: tuple[str, ...] = ()
        self._changed = threading.Condition()
        self.server = Server(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/{BELOW}/"

    def hold(self, *places: str) -> None:
        """Answer nothing below these places (``""``: nothing at all) until this is called again."""
        with self._changed:
            self._held = places
            self._changed.notify_all()

    def wait(self, place: str) -> None:
        """Wait until a place is not held."""
        with self._changed:
            self._changed.wait_for(lambda: not place.startswith(self._held))

    def close(self) -> None:
        self.hold()
        self.server.shutdown()
        self.server.server_close()


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(with_content=False)

        def do_GET(self) -> None:
            self._answer(with_content=True)

        def _answer(self, *, with_content: bool) -> None:
            place = unquote(urlsplit(self.path).path).removeprefix(f"/{BELOW}/")
            host.asked.append(place)
            host.wait(place)
            file = host.folder / place
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            content = gzip.compress(file.read_bytes() if found else b"missing", 9, mtime=0)
            tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            known = found and self.headers["If-None-Match"] == tag
            self.send_response(304 if known else 200 if found else 404)
            if found:
                self.send_header("ETag", tag)
            if found and host.fresh:
                self.send_header("Cache-Control", f"max-age={host.fresh}")
            if not known:
                kind = mimetypes.guess_type(file.name)[0] if found else "text/html"
                self.send_header("Content-Type", kind or "application/octet-stream")
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if with_content and not known:
                host.sent[place] += len(content)
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
