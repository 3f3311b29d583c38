"""The arithmetic of the explorables against NumPy, and what is known of them by name.

Three are here: gradients by depth, activations, dropout and batch normalisation. The three that
take one step after the other are in ``test_explore_sequences.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from math import erf
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from explorables import SCRIPTS, close, ours
from guide.bundle import ENTRY
from guide.model import EXPLORABLES
from guide.read import guide_format

Array = NDArray[np.float64]


def test_what_authors_can_name_is_what_there_is() -> None:
    folders = {path.parent.name for path in SCRIPTS.glob(f"explore-*/{ENTRY}.js")}
    assert folders == {f"explore-{name}" for name in EXPLORABLES}


def test_each_stands_in_the_guide() -> None:
    guide = guide_format.read(Path(__file__).parents[1] / "content")
    shown = {(each.name, each.start) for asked in guide.questions for each in asked.explorables}
    assert {name for name, _ in shown} == set(EXPLORABLES)
    assert ("train-inference", "batch-norm") in shown


def mulberry(seed: int, count: int) -> list[float]:
    """The generator again, in whole numbers of any size."""
    found, state = [], seed
    for _ in range(count):
        state = (state + 0x6D2B79F5) % 2**32
        mixed = (state ^ state >> 15) * (state | 1) % 2**32
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) % 2**32
        found.append((mixed ^ mixed >> 14) / 2**32)
    return found


@pytest.mark.parametrize("seed", [0, 1, 7, 2**32 - 1])
def test_the_seed_decides_what_is_drawn(seed: int) -> None:
    script = "const draw = random(given); return Array.from({ length: 200 }, draw);"
    assert ours("activations", script, seed) == mulberry(seed, 200)


# The gradient through depth: NumPy goes the other way, from the Jacobian of each layer.

SLOPES: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
}


def norms(kernels: Array, inputs: Array, activation: str, *, residual: bool) -> Array:
    """The norm of the mean output's gradient at each layer, by a product of Jacobians."""
    value, slope = SLOPES[activation]
    rows, units = inputs.shape
    squares = np.zeros(len(kernels))
    for row in inputs:
        h, jacobians = row, []
        for kernel in kernels:
            z = h @ kernel
            h = value(z) + residual * h
            jacobians.append(slope(z)[:, None] * kernel.T + residual * np.eye(units))
        gradient = np.full(units, 1 / (rows * units))
        for layer in range(len(kernels) - 1, -1, -1):
            squares[layer] += gradient @ gradient
            gradient = gradient @ jacobians[layer]
    return np.sqrt(squares)


@pytest.mark.parametrize("residual", [False, True])
@pytest.mark.parametrize("activation", list(SLOPES))
def test_gradients_by_depth(activation: str, residual: bool) -> None:
    rng = np.random.default_rng(0)
    depth, units, rows = 24, 16, 12
    kernels, inputs = rng.normal(size=(depth, units, units)), rng.normal(size=(rows, units))
    for scale in (0.5, 1, 2**0.5, 3):
        given = {
            "kernels": kernels.tolist(),
            "inputs": inputs.tolist(),
            "scale": scale / units**0.5,
            "activation": activation,
            "residual": residual,
        }
        found = ours("gradient-depth", "return model.gradientNorms(given)", given)
        wanted = norms(kernels * scale / units**0.5, inputs, activation, residual=residual)
        np.testing.assert_allclose(found, wanted, rtol=1e-9)


def test_how_large_the_weights_are() -> None:
    script = "return Object.entries(model.INITIALISATIONS).map(([name, f]) => [name, f(given)])"
    found = dict(ours("gradient-depth", script, 50))
    assert found["xavier"] == pytest.approx((2 / (50 + 50)) ** 0.5)  # both widths are the same
    assert found["he"] == pytest.approx((2 / 50) ** 0.5)
    assert found["small"] < found["xavier"]
    assert found["large"] > found["he"]


# Activation functions


def _gelu(x: Array) -> Array:
    return x * np.array([(1 + erf(each / 2**0.5)) / 2 for each in x])


FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": lambda x: (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1),
    "ReLU": lambda x: np.where(x > 0, x, 0),
    "leaky ReLU": lambda x: np.where(x > 0, x, 0.1 * x),
    "GELU": _gelu,
    "SiLU": lambda x: x / (1 + np.exp(-x)),
}


def test_all_functions_are_compared() -> None:
    assert ours("activations", "return Object.keys(model.FUNCTIONS)") == list(FUNCTIONS)


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_values_and_slopes(name: str) -> None:
    places = np.linspace(-6, 6, 240)  # none at 0, where two of them have a kink
    script = "return model.curve(given.name, given.places).map((p) => [p.value, p.slope])"
    found = np.array(ours("activations", script, {"name": name, "places": places.tolist()}))
    function, h = FUNCTIONS[name], 1e-3
    close(found[:, 0], function(places))
    # Of four points: the error is of the order h⁴, and rounding is small beside it.
    near = [function(places + step * h) for step in (-2, -1, 1, 2)]
    slopes = (near[0] - 8 * near[1] + 8 * near[2] - near[3]) / (12 * h)
    np.testing.assert_allclose(found[:, 1], slopes, atol=1e-10)


# Dropout and batch normalisation


def test_dropout() -> None:
    rng = np.random.default_rng(0)
    values, mask = rng.normal(size=40), (rng.random(40) > 0.3).astype(float)
    given = {"values": values.tolist(), "mask": mask.tolist(), "rate": 0.3}
    script = "return [true, false].map((scaled) => model.dropout({ ...given, scaled }))"
    scaled, unscaled = ours("train-inference", script, given)
    close(scaled, np.where(mask == 1, values / 0.7, 0))
    close(unscaled, np.where(mask == 1, values, 0))


def test_batch_normalisation_step_by_step() -> None:
    rng = np.random.default_rng(1)
    batches, kept = rng.normal(3, 2, size=(30, 8)), 0.9
    script = """
        let running = model.AT_FIRST;
        return given.batches.map((batch) => {
          const now = model.statistics(batch);
          running = model.followed(running, now, given.kept);
          const by = (which) => batch.map((value) => model.normalised(value, which));
          return [...by(now), ...by(running)];
        });
    """
    found = ours("train-inference", script, {"batches": batches.tolist(), "kept": kept})
    mean, variance = 0.0, 1.0
    for batch, (row) in zip(batches, found, strict=True):
        mean = kept * mean + (1 - kept) * float(np.mean(batch))
        variance = kept * variance + (1 - kept) * float(np.var(batch))
        close(row[:8], (batch - np.mean(batch)) / np.sqrt(np.var(batch) + 1e-5))
        close(row[8:], (batch - mean) / np.sqrt(variance + 1e-5))
