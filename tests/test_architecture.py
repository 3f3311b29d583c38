"""The house stays as it was drawn: imports go one way, few modules write, and all are short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "scripts"
PACKAGE = SCRIPTS / "guide"
MODULES = sorted(PACKAGE.rglob("*.py"))
COMMANDS = sorted(SCRIPTS.glob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))

LAYERS = [
    {"guide"},  # the version alone
    {"guide.errors", "guide.limits"},
    {"guide.kept"},
    {"guide.browser"},
    {
        "guide.parts",
        "guide.compare",
        "guide.declared",
        "guide.limited",
        "guide.fork_server",
        "guide.pins",
        "guide.plain",
        "guide.node",
        "guide.mark",
        "guide.theme",
        "guide.still",
        "guide.site",
    },
    {"guide.model", "guide.renewed", "guide.preloaded"},
    {
        "guide.markdown",
        "guide.mathml",
        "guide.parity",
        "guide.programs",
        "guide.chart",
        "guide.drawing",
    },
    {
        "guide.invisible",
        "guide.search",
        "guide.finder",
        "guide.missing",
        "guide.lean",
        "guide.access",
        "guide.policy",
        "guide.hashed",
        "guide.crumbs",
        "guide.heads",
        "guide.structured",
        "guide.icons",
    },
    {"guide.orders", "guide.notebook_text", "guide.check_each"},
    {"guide.check", "guide.read.*", "guide.render.*"},
    {"guide.cards", "guide.feed", "guide.notebooks", "guide.engines"},
    {"guide.machines", "guide.leftovers"},
    {"guide.paper.*"},
    {
        "guide.write",
        "guide.bundle",
        "guide.deck",
        "guide.finish",
        "guide.notebook_runs",
        "guide.held",
    },
    {"guide.convert", "guide.publish", "guide.offline.*", "guide.newest.*"},
    {"guide.build"},
]
"""A module imports from layers below its own, or from its own folder."""
BESIDE = {("guide.read", "guide.render"), ("guide.render", "guide.read")}
"""Readers and renderers do not know each other."""
MAY_WRITE = {"write", "finish", "deck", "programs", "notebook_runs", "build", "held", "chart"}
MAY_WRITE |= {"machines", "cards", "printed", "attach", "site", "policy", "hashed", "kept"}
MAY_WRITE |= {"environment", "renewed", "limited", "orders"}
"""Modules that change files: chart saves figures where the programs of the guide ask it to."""

WRITING = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "rmdir",
    "rename",
    "replace",
    "touch",
    "chmod",
    "symlink_to",
    "rmtree",
    "copy",
    "copy2",
    "copyfile",
    "copytree",
    "move",
    "mkdtemp",
    "mkstemp",
    "TemporaryDirectory",
    "NamedTemporaryFile",
    "TemporaryFile",
    "savefig",
}
_ON_TEXT = {"replace", "copy"}
"""Names that strings and dictionaries have as well: they count on os, shutil and paths alone."""


def name_of(path: Path) -> str:
    parts = path.relative_to(SCRIPTS).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The modules that a file imports, in full, wherever in it."""
    known = {name_of(module) for module in MODULES}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield (full if full in known else node.module or ""), node.lineno


def layer_of(module: str) -> int:
    folder = module.rpartition(".")[0]
    for index, layer in enumerate(LAYERS):
        if module in layer or f"{folder}.*" in layer or f"{module}.*" in layer:
            return index
    raise AssertionError(f"{module} has no layer; add it to LAYERS")


def folder_of(path: Path) -> str:
    return ".".join(path.parent.relative_to(SCRIPTS).parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    here, wrong = layer_of(name_of(path)), []
    for module, line in imports(path):
        if module.split(".")[0] != "guide":
            assert module not in {command.stem for command in COMMANDS}, f"{path}:{line}"
            continue
        same_folder = folder_of(path) != "guide" and module.startswith(folder_of(path))
        if layer_of(module) >= here and not same_folder:
            wrong.append(f"{path}:{line}: {name_of(path)} imports {module}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_readers_and_renderers_do_not_know_each_other(path: Path) -> None:
    for module, line in imports(path):
        for folder, other in BESIDE:
            pair = name_of(path).startswith(folder), module.startswith(other)
            assert pair != (True, True), f"{path}:{line}: imports {module}"


@pytest.mark.parametrize("folder", [PACKAGE / "read", PACKAGE / "render"], ids=lambda p: p.name)
def test_no_circle_within_a_folder(folder: Path) -> None:
    needs = {
        name_of(path): {module for module, _ in imports(path) if module.startswith(folder_of(path))}
        for path in sorted(folder.glob("*.py"))
    }
    while free := [name for name, wanted in needs.items() if not wanted & (needs.keys() - {name})]:
        for name in free:
            del needs[name]
    assert not needs


@pytest.mark.parametrize("path", [*MODULES, *COMMANDS], ids=name_of)
def test_only_the_hooks_know_the_engine(path: Path) -> None:
    for module, line in imports(path):
        assert module.split(".")[0] not in ("mkdocs", "zensical", "material"), f"{path}:{line}"


NAMES = re.compile(r"mkdocs|zensical|material\b", re.IGNORECASE)
"""Names of engines and of their theme."""
MARKUP = re.compile(r"\bmd-|__md|data-md|__drawer|__search|__nav|__toc")
"""What the theme calls its own elements, attributes and variables."""
MAY_NAME = {
    NAMES: {
        "guide.engines": "how each is called, and what is mended after it",
        "build": "the command's help shows how to choose one",
        "licences": "the themes whose work is in the site",
    },
    MARKUP: {"guide.theme": "where in its HTML something of ours is put in"},
}
"""The only modules that know an engine or the theme, and why. Hooks are glue for one engine."""


@pytest.mark.parametrize("sought", MAY_NAME, ids=["engine", "theme"])
def test_no_module_knows_an_engine_or_its_theme_beside_its_adapter(
    sought: re.Pattern[str],
) -> None:
    """Comments and docstrings count: what only they know holds for one engine as well."""
    found = {
        name_of(path)
        for path in [*MODULES, *COMMANDS]
        if sought.search(path.read_text(encoding="utf-8"))
    }
    assert found == MAY_NAME[sought].keys()


@pytest.mark.parametrize("sought", MAY_NAME, ids=["engine", "theme"])
def test_one_script_of_ours_knows_the_theme(sought: re.Pattern[str]) -> None:
    """The one that opens the menu; styles use the theme's variables and are not looked through."""
    folder = ROOT / "docs/assets/js"
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.js")
        if sought.search(path.read_text(encoding="utf-8"))
    }
    assert found == ({"guide/menu.js"} if sought is MARKUP else set())


def test_the_hooks_do() -> None:
    assert any(module.startswith("mkdocs") for path in HOOKS for module, _ in imports(path))


def _writes(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            yield f"{path}:{node.lineno}: open"
        if isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            owner = ast.unparse(node.func.value)
            if node.func.attr in _ON_TEXT and owner not in ("os", "shutil", "path", "folder"):
                continue
            yield f"{path}:{node.lineno}: {owner}.{node.func.attr}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.stem not in MAY_WRITE], ids=name_of
)
def test_few_modules_write(path: Path) -> None:
    assert not list(_writes(path))


def test_the_others_do() -> None:
    """So that the test above sees writing where there is some."""
    for name in ("write", "finish", "programs", "build"):
        assert list(_writes(PACKAGE / f"{name}.py")), name


def length(node: ast.AST) -> int:
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    return (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 300
    long = [
        f"{path}:{node.lineno}: {node.name} has {length(node)} lines"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > 40
    ]
    assert not long, "\n".join(long)


def test_the_hooks_are_glue() -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in HOOKS) <= 60


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))
