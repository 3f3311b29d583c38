"""Putting a finished site in place: in one step, and only what has changed is written.

There are two folders, the site that is seen and a spare one, which holds the site that was seen
before. The spare one is made the new site and changes places with the other. Most of its files
are as they are to be, so little is written, and nothing that is seen is touched.
"""

from __future__ import annotations

from pathlib import Path

from guide.renewed import Renewed
from guide.site import Site
from guide.write import put_in_place, spare


def publish(site: Site, folder: Path, *, within: Path) -> None:
    """Make ``folder`` hold the files of a site and no others, in one step.

    The spare folder stands in ``within``. Who is killed leaves the earlier site or the new one.

    Raises:
        OSError: the disk refuses; ``folder`` is as it was, and the spare one is gone.
    """
    with spare(folder, within=within) as place:
        renewed = Renewed(place)
        for name in site.names():
            renewed.put(name, site.read(name))
        renewed.clear()
        put_in_place(place, folder)
