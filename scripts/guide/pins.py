"""Which pinned libraries a program needs, so that whoever downloads it can run it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping

_PIN = re.compile(r"^([\w-]+)(==[\w.+!]+)", re.MULTILINE)
_DISTRIBUTION = {"sklearn": "scikit-learn", "tensorflow": "tensorflow-cpu"}
"""What a module is installed as, where the names differ."""
_AT_HAND = {*sys.stdlib_module_names, "IPython", "guide"}
"""Modules that need no installing where a program or a notebook runs."""
_NOT_IMPORTED = {
    "import keras": ("tensorflow-cpu",),
    "from keras": ("tensorflow-cpu",),
    "KERAS_BACKEND": ("jax", "torch"),
    "TensorBoard": ("tensorboard",),
    "torch.utils.tensorboard": ("tensorboard",),
    "torch.onnx": ("onnx", "onnxscript"),
}
"""Words of a program, and what it needs then without importing it."""
_PYTHON = ">=3.11"
"""The versions of Python that the pinned libraries have in common with this project."""


class UnpinnedError(ValueError):
    """A program needs a library that is not pinned: its name is the message."""


def read(text: str) -> dict[str, str]:
    """The pinned requirements of a requirements file, by the names of the libraries."""
    return {name: name + version for name, version in _PIN.findall(text)}


def released(text: str) -> str:
    """The same requirements with no version asked for; options, markers and comments stay."""
    return _PIN.sub(lambda pin: pin[1], text)


def needed(source: str, pins: Mapping[str, str]) -> list[str]:
    """The pinned requirements of what a program imports, in order.

    Raises:
        SyntaxError: the text is no program.
        UnpinnedError: something that it imports is not pinned.
    """
    found = {_DISTRIBUTION.get(module, module) for module in _imported(source)}
    for words, names in _NOT_IMPORTED.items():
        if words in source:
            found.update(names)
    if unknown := sorted(found - pins.keys()):
        raise UnpinnedError(unknown[0])
    return [pins[name] for name in sorted(found)]


def _imported(source: str) -> Iterator[str]:
    """The modules that need installing, by their first names."""
    for node in ast.walk(_parsed(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from {name.split(".")[0] for name in names} - _AT_HAND


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except (RecursionError, MemoryError):  # what Python says of thousands of signs in a row
        raise SyntaxError("nested too deep") from None


def header(requirements: list[str]) -> str:
    """The requirements as the comment that tools which run single scripts understand (PEP 723)."""
    if not requirements:
        return ""
    listed = "".join(f'#     "{requirement}",\n' for requirement in requirements)
    return (
        f'# /// script\n# requires-python = "{_PYTHON}"\n# dependencies = [\n{listed}# ]\n# ///\n\n'
    )
