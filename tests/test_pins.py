"""Which pinned libraries a program needs."""

from __future__ import annotations

import tomllib

import pytest

from guide import pins

FILE = """\
# What belongs together.
keras==3.15.1             # tabs
tensorflow-cpu==2.21.0    # backend
torch==2.13.0
jax==0.10.2
onnx==1.0
onnxscript==1.0
scikit-learn==1.9.1
tensorboard==2.21.0
"""
PINNED = pins.read(FILE)


def test_reading_a_requirements_file() -> None:
    assert pins.read("# a==1\nb==2.0  # why\n\nc==3+cpu\n") == {"b": "b==2.0", "c": "c==3+cpu"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import json, os.path", ""),
        ("from guide.chart import canvas", ""),
        ("import torch.nn as nn", "torch"),
        ("from sklearn.datasets import load_digits", "scikit-learn"),
        ("def f():\n    import torch", "torch"),
        ("import keras", "keras tensorflow-cpu"),
        (
            "import os\nos.environ['KERAS_BACKEND'] = 'jax'\nimport keras",
            "jax keras tensorflow-cpu torch",
        ),
        ("from torch.utils.tensorboard import SummaryWriter", "tensorboard torch"),
        ("import torch\ntorch.onnx.export()", "onnx onnxscript torch"),
    ],
)
def test_what_a_program_needs(source: str, names: str) -> None:
    assert pins.needed(source, PINNED) == [PINNED[name] for name in names.split()]


def test_what_is_not_pinned() -> None:
    with pytest.raises(pins.UnpinnedError, match="pandas"):
        pins.needed("import pandas", PINNED)


@pytest.mark.parametrize("source", ["x = " + "-" * 50_000 + "1", "x" + ".y" * 50_000])
def test_what_is_nested_too_deep_for_python(source: str) -> None:
    with pytest.raises(SyntaxError, match=r"^nested too deep$"):
        pins.needed(source, PINNED)


def test_the_header_is_inline_script_metadata() -> None:
    header = pins.header(["a==1", "b==2"])
    lines = header.rstrip("\n").splitlines()
    assert (lines[0], lines[-1]) == ("# /// script", "# ///")
    body = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[1:-1])
    assert tomllib.loads(body) == {"requires-python": ">=3.11", "dependencies": ["a==1", "b==2"]}


def test_no_header_where_nothing_is_needed() -> None:
    assert not pins.header([])
