"""From a source to the files that the site is built from, or to the guide's own format."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from guide import markdown, notebooks, write
from guide.bundle import ENTRY, LOCK, bundled
from guide.check import check
from guide.errors import GuideError, Problem, SourceError
from guide.kept import Keep, anew
from guide.model import Guide
from guide.notebooks import Notebook
from guide.read import read
from guide.read.size import survey, visible
from guide.read.source import content
from guide.render import addresses, machines, pages, search, source_files
from guide.render.home import Template
from guide.render.view import NotebookLink
from guide.search import index
from guide.site import NOTEBOOKS
from guide.still import Last, while_still

ASSETS = "assets"
"""Folder of styles and scripts among the hand-written files."""

SCRIPTS = PurePosixPath(ASSETS, "js")
"""Folder of our modules: a folder in it with a ``main.js`` becomes one script of its name."""
STYLES = PurePosixPath(ASSETS, "css")
"""Folder of our styles, likewise with a ``main.css``."""

"""Folder of the notebooks in a source, and in the site."""

BRANCH = "notebooks"
"""The branch of the repository on which published notebooks stand, from where Colab opens them."""

_PACKAGE = Path(__file__).parent


def to_pages(
    source: Path,
    out: Path,
    *,
    beside: Path | None = None,
    assets_only: bool = False,
    again: bool = False,
    keep: Keep = anew,
) -> str:
    """Write the pages of a source; return a line that says how many questions there are.

    ``beside`` is a folder of hand-written files that go along with the pages;
    one of the same name as a page takes its place. With ``assets_only`` its
    pages stay behind: they speak of our guide, not of a stranger's.
    Nothing is done where nothing has changed since the last time, and ``keep`` knows the texts
    that were made before. With ``again`` the earlier pages are left beside the new ones, so that
    the next time only what differs is written.

    Raises:
        SourceError: with all that is wrong in the source; nothing is written.
        GuideError: the folder cannot be written, or holds files of others; or what is read does
            not stand still.
    """
    _keep_apart(source, out)
    below = ASSETS if assets_only else ""

    def state() -> str:
        return _fingerprint(survey(source), dict(_copied(beside, below)))

    def work(fingerprint: str, last: Last) -> str:
        if noted := write.note(out, fingerprint):
            return str(noted["summary"])
        summary, files = _pages(source, beside, dict(_copied(beside, below)), keep)
        note = {"summary": summary}
        written = chain(files, last)
        write.replace(out, written, fingerprint=fingerprint, note=note, again=again)
        return summary

    return while_still(source, state, work)


def _pages(
    source: Path, beside: Path | None, by_hand: dict[PurePosixPath, Path], keep: Keep
) -> tuple[str, Iterator[tuple[PurePosixPath, str | Path]]]:
    """The line that says how many questions there are, and all files."""
    bundles = sorted(name for name in by_hand if _is_entry(name))
    guide = _checked(source, keep)
    found = notebooks.find(source / NOTEBOOKS)
    listed = list(addresses.pages(guide))
    rendered = pages.files(guide, _links(guide, found), _first(by_hand), keep, listed)
    files: Iterator[tuple[PurePosixPath, str | Path]] = chain(
        (pair for pair in rendered if pair[0] not in by_hand),
        (pair for pair in by_hand.items() if not _is_module(pair[0])),
        _bundle(beside, by_hand, bundles, keep),
        _published(found, guide),
        _index(guide, listed, bundles, keep),
        machines.files(guide, listed, _described(found), keep),
    )
    return _summary(guide), files


def to_guide(source: Path, out: Path) -> str:
    """Turn a plain-text guide into the guide's own format, in a new folder.

    Raises:
        SourceError: with all that is wrong in the source; nothing is written.
        GuideError: the folder is not empty, or cannot be written; or the file does not stand still.
    """
    if source.is_dir():
        raise GuideError(f"{source}: is in the guide's own format; give a text file")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise GuideError(f"{out}: is not empty; give a new folder, nothing is overwritten")

    def work(_: str, last: Last) -> str:
        guide = _checked(source)
        write.create(out, chain(source_files.files(guide), last))
        return _summary(guide)

    return while_still(source, lambda: _fingerprint(survey(source), {}), work)


def _first(by_hand: dict[PurePosixPath, Path]) -> Template | None:
    """The first page as it is written by hand; it is made a page with the guide's facts."""
    path = by_hand.pop(pages.HOME, None)
    return Template(path, path.read_text(encoding="utf-8")) if path else None


def _links(guide: Guide, found: list[Notebook]) -> dict[str, tuple[NotebookLink, ...]]:
    """The notebooks of each question.

    Raises:
        SourceError: a notebook belongs to a question that there is not.
    """
    known = {asked.slug for asked in guide.questions}
    hint = "correct `# question:` in its header"
    if problems := [
        Problem(notebook.path, 1, f'no question has the slug "{slug}"', hint)
        for notebook in found
        for slug in notebook.questions
        if slug not in known
    ]:
        raise SourceError(problems)
    links: dict[str, tuple[NotebookLink, ...]] = {}
    for notebook in found:
        link = NotebookLink(notebook.title, f"{NOTEBOOKS}/{notebook.published}")
        for slug in notebook.questions:
            links[slug] = (*links.get(slug, ()), link)
    return links


def _published(found: list[Notebook], guide: Guide) -> Iterator[tuple[PurePosixPath, str]]:
    """The notebooks with their recorded outputs, when each last held, and the link to Colab."""
    url = f"{guide.repository}/blob/{BRANCH}" if guide.repository else ""
    for notebook in found:
        for name, text in notebooks.files(notebook, folder_url=url, run=guide.checked).items():
            yield PurePosixPath(NOTEBOOKS, name), text


def _described(found: list[Notebook]) -> dict[str, str]:
    """What is said of each notebook's page, by its address."""
    return {
        f"{NOTEBOOKS}/{Path(notebook.published).stem}/": markdown.plain(notebook.summary)
        for notebook in found
    }


def _checked(source: Path, keep: Keep = anew) -> Guide:
    guide = read(source, keep)
    check(guide, keep)
    return guide


def _summary(guide: Guide) -> str:
    # Other programs read this line: it has one form for any number.
    return f"{sum(1 for _ in guide.questions)} questions in {len(guide.sections)} sections"


def _keep_apart(source: Path, out: Path) -> None:
    a, b = source.resolve(), out.resolve()
    if a == b or a in b.parents or b in a.parents:
        raise GuideError(f"{out}: overlaps the source {source}; give a folder outside of it")


def _copied(folder: Path | None, below: str) -> Iterator[tuple[PurePosixPath, Path]]:
    """The files of a folder and the names they go by, below one folder of it or all."""
    if folder is not None:
        for path in _below(folder / below):
            yield PurePosixPath(path.relative_to(folder)), path


def _below(folder: Path) -> list[Path]:
    """All files below a folder, in order, but caches and hidden ones."""
    return [Path(name) for name in sorted(e.path for e in visible(folder) if e.is_file())]


def _is_entry(name: PurePosixPath) -> bool:
    """Whether a file is what a folder of modules begins with."""
    return name.stem == ENTRY and name.parent.parent in (SCRIPTS, STYLES)


def _is_module(name: PurePosixPath) -> bool:
    """Whether a file is taken into bundles, and so is not published by itself."""
    return any(name.is_relative_to(top) and name.parent != top for top in (SCRIPTS, STYLES))


def _bundle(
    beside: Path | None,
    by_hand: dict[PurePosixPath, Path],
    bundles: list[PurePosixPath],
    keep: Keep,
) -> Iterator[tuple[PurePosixPath, str]]:
    """The modules as the scripts and the styles that pages load.

    Any of them may import any other, and what the lock names.
    """
    if beside is not None and bundles:
        modules = [LOCK, *(path for name, path in by_hand.items() if _is_module(name))]
        given = [f"{path}\0{path.read_text(encoding='utf-8')}" for path in modules]
        for entry in bundles:
            folder = entry.parent
            make = partial(bundled, beside / folder, entry.suffix)
            yield folder.with_suffix(entry.suffix), keep(("bundle", str(entry), *given), make)


def _index(
    guide: Guide, listed: list[addresses.Page], bundles: list[PurePosixPath], keep: Keep
) -> Iterator[tuple[PurePosixPath, str]]:
    """What our search looks things up in, where our search is."""
    if SCRIPTS / "search" / f"{ENTRY}.js" in bundles:
        yield from index(search.listed(guide, listed), keep)


def _fingerprint(source: list[str], by_hand: dict[PurePosixPath, Path]) -> str:
    """A hash of all that the pages depend on: files of the source, hand-written, ours; Python."""
    digest = hashlib.sha256(sys.version.encode())
    parts: list[tuple[str, str | Path]] = [
        (str(path.relative_to(_PACKAGE)), path) for path in _below(_PACKAGE)
    ]
    parts += [(str(name), path) for name, path in by_hand.items()]
    if any(map(_is_module, by_hand)):
        parts.append((LOCK.name, LOCK))
    parts += [(path, path) for path in source]
    for name, path in parts:
        digest.update(f"\0{name}\0".encode(errors="surrogateescape"))
        digest.update(content(path))
    return digest.hexdigest()
