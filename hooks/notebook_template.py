"""mkdocs-jupyter's pages in our template: nbconvert, its converter, searches JUPYTER_PATH first."""

import os
from pathlib import Path

OURS = str(Path(__file__).parent / "jupyter")
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [OURS, os.getenv("JUPYTER_PATH")]))


def on_page_content(html, page, config, files):
    """Take off the style element that the plugin appends; our template has emptied it."""
    return html.rsplit("<style>", 1)[0] if page.file.src_uri.endswith(".ipynb") else html
