"""A small guide in a copy of the project, whose builds can be made to fail."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from test_engines import copy_of_project
from test_reproducible import EPOCH, hashes

HOOK = Path(__file__).with_name("hook")
GUIDE = """Neural Networks

1. What is a widget?

- **Answer:** A widget turns {thing} into another. For example:

```
make(widget)
```

2. What is a gadget?

- **Answer:** A gadget is a widget with $x^2$ handles.
"""
EARLIER, CHANGED = GUIDE.format(thing="one thing"), GUIDE.format(thing="anything")
"""What the guide says before, and then."""
BROKEN = "Neural Networks\n\n1. What is asked, and not answered?\n"
"""A guide that is refused."""

Fault = dict[str, Any]
"""As ``hook/sitecustomize.py`` takes it."""
Content = dict[str, str]
"""The hash of each file."""


@dataclass(frozen=True)
class Small:
    """The guide, the copy of the project that builds it, and a folder for temporary files."""

    folder: Path
    engine: str

    @classmethod
    def made(cls, folder: Path, engine: str) -> Small:
        copy_of_project(folder)
        (folder / "tmp").mkdir()
        return cls(folder, engine)

    @property
    def project(self) -> Path:
        return self.folder / "project"

    @property
    def command(self) -> list[str]:
        options = ["--source", str(self.folder / "guide.txt"), "--engine", self.engine]
        return [sys.executable, str(self.project / "scripts/build.py"), *options]

    def environment(self, *faults: Fault, **more: str) -> dict[str, str]:
        hooked = {"FAULTS": json.dumps(faults), "PYTHONPATH": str(HOOK)} if faults else {}
        told = {"SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": "https://example.org/guide/"}
        return {**os.environ, **told, "TMPDIR": str(self.folder / "tmp"), **hooked, **more}

    def says(self, text: str) -> None:
        """Write the guide."""
        (self.folder / "guide.txt").write_text(text, encoding="utf-8")

    def start(self, *faults: Fault, **more: str) -> subprocess.Popen[str]:
        """A build that has begun, in a process group of its own."""
        return subprocess.Popen(
            self.command,
            env=self.environment(*faults, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def fails(self, *faults: Fault, **more: str) -> str:
        """What a build says that ends as it should where something is wrong."""
        process = self.start(*faults, **more)
        out, said = process.communicate()
        assert (process.returncode, out) == (2, ""), said
        assert "Traceback" not in said
        return said.strip()

    def built(self, text: str) -> Content:
        """The site of a guide; nothing is done by hand before it is built."""
        self.says(text)
        process = self.start()
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
        return self.site()

    def site(self) -> Content:
        return dict(hashes(self.project / "site"))

    def spare(self) -> Iterator[Path]:
        """The spare folders and all in them."""
        for place in self.folder.rglob(".*.spare"):
            yield from (place, *place.rglob("*"))

    def forget(self) -> None:
        """Remove the spare folders, so that the next build writes all anew."""
        for place in list(self.folder.rglob(".*.spare")):
            shutil.rmtree(place)

    def names(self) -> set[str]:
        """All that stands in the project beside the site and caches, and among temporary files.

        Spare folders do not count: they hold what was there before, or some of it.
        """
        caches = {"__pycache__", ".cache", "node_modules"}
        found = {
            str(path.relative_to(self.folder))
            for path in set(self.folder.rglob("*")) - set(self.spare())
            if not caches & set(path.parts)
        }
        return {name for name in found if not name.startswith("project/site/")}
