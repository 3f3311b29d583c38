#!/usr/bin/env python
"""Build the site, and serve it where asked.

python scripts/build.py                          our guide, into site/
python scripts/build.py --source guide.txt       any guide
python scripts/build.py --engine zensical        with the other engine
python scripts/build.py --pdf                    with the guide's PDFs (some minutes)
python scripts/build.py --serve                  and serve it
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from guide.build import build
from guide.engines import DEFAULT, ENGINES
from guide.errors import GuideError

ROOT = Path(__file__).resolve().parents[1]


def serve(site: Path, port: int) -> None:
    """Serve a folder on this machine until the user stops it.

    Raises:
        GuideError: the port is taken.
    """
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise GuideError(
            f"port {port} cannot be used ({error.strerror}); give another: make site PORT=8001"
        ) from None
    with server:
        print(f"Serving on http://127.0.0.1:{server.server_port}/ (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status, 2 where the source or the disk is at fault."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", type=Path, default=Path("content"), help="default: content")
    parser.add_argument("--engine", choices=ENGINES, default=DEFAULT, help=f"default: {DEFAULT}")
    parser.add_argument("--pdf", action="store_true", help="make the guide's PDFs as well")
    parser.add_argument("--serve", action="store_true", help="serve the site when it is built")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    options = parser.parse_args(arguments)
    source, site = options.source.absolute(), Path("site")
    os.chdir(ROOT)
    started = time.monotonic()
    try:
        summary = build(Path(os.path.relpath(source)), site, options.engine, papers=options.pdf)
        print(f"{site}/: {summary}, {time.monotonic() - started:.1f} s", flush=True)
        if options.serve:
            serve(site, options.port)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
