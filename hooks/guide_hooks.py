"""Glue for ``mkdocs build`` and ``mkdocs serve`` by hand; ``scripts/build.py`` needs none of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parents[1]
# MkDocs restores sys.path once this module is loaded, so all imports stand up here.
sys.path.insert(0, str(ROOT / "scripts"))

from guide.build import DONE_OUTSIDE, convert_in_place, finish_in_place  # noqa: E402
from guide.errors import GuideError  # noqa: E402


def on_config(config):
    """Convert before MkDocs looks for files."""
    if DONE_OUTSIDE not in os.environ:
        try:
            convert_in_place(ROOT, Path(config.docs_dir))
        except GuideError as error:
            raise PluginError(str(error)) from None
    return config


@event_priority(-100)  # after the search plugin has written its index
def on_post_build(config):
    """Finish what MkDocs has built."""
    if DONE_OUTSIDE not in os.environ:
        # MkDocs adds a script to what it serves, which the policy would not let run.
        finish_in_place(ROOT, Path(config.site_dir), ruled="serve" not in sys.argv)


def on_serve(server, config, builder):
    """Watch what authors edit, not what is made from it: that would never come to rest."""
    server.unwatch(config.docs_dir)
    return server
