"""The arithmetic of attention, an LSTM cell and Q-learning, as readers try it, against NumPy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest
from numpy.typing import NDArray

from explorables import close, ours

CONTENT = Path(__file__).resolve().parents[1] / "content/advanced-topics"
Array = NDArray[np.float64]


# Attention


def attention(queries: Array, keys: Array, *, scaled: bool, causal: bool) -> Array:
    scores = queries @ keys.T
    if scaled:
        scores /= np.sqrt(keys.shape[1])
    if causal:
        scores[np.triu_indices(len(scores), 1)] = -np.inf
    powers = np.exp(scores - scores.max(1, keepdims=True))
    weights: Array = powers / powers.sum(1, keepdims=True)
    return weights


WEIGH = "return given.map(([vectors, options]) => model.attention(vectors, options).weights);"


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("scaled", [False, True])
def test_attention_weights(scaled: bool, causal: bool) -> None:
    rng = np.random.default_rng(0)
    drawn = [rng.normal(size=(2, 7, width)) for width in (1, 8, 64, 512)]
    drawn.append(np.array(list(ours("attention-weights", "return model.byHand()").values()), float))
    options = {"scaled": scaled, "causal": causal}
    given = [({"queries": q.tolist(), "keys": k.tolist()}, options) for q, k in drawn]
    for found, (q, k) in zip(ours("attention-weights", WEIGH, given), drawn, strict=True):
        close(found, attention(q, k, scaled=scaled, causal=causal))


def test_steepness_is_the_largest_entry_of_the_derivative() -> None:
    weights = np.random.default_rng(1).dirichlet(np.full(6, 0.4), size=20)
    found = ours("attention-weights", "return given.map(model.steepness);", weights.tolist())
    jacobians = [np.diag(row) - np.outer(row, row) for row in weights]
    close(found, [np.abs(jacobian).max() for jacobian in jacobians])


def test_the_figure_has_the_same_vectors() -> None:
    source = (CONTENT / "attention/figure-weights.py").read_text(encoding="utf-8")
    named = {
        line.targets[0].id: str(line.value.value)
        for line in ast.parse(source).body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and isinstance(line.value, ast.Constant)
    }
    read = {key: [[*map(int, word)] for word in named[key].split()] for key in ("SEEKS", "OFFERS")}
    assert ours("attention-weights", "return model.WORDS") == named["WORDS"].split()
    vectors = ours("attention-weights", "return model.byHand()")
    assert vectors == {"queries": read["SEEKS"], "keys": read["OFFERS"]}


# One LSTM cell


def lstm(weights: dict[str, dict[str, float]], inputs: list[float]) -> Array:
    """Rows of f, i, g, o, c, h and the product of the forget gates since the first step."""
    w, u, b = (np.array([weights[gate][key] for gate in "figo"]) for key in "wub")
    c, h, left, rows = 0.0, 0.0, 1.0, []
    for step, x in enumerate(inputs):
        z = w * x + u * h + b
        f, i, _, o = 1 / (1 + np.exp(-z))
        g = np.tanh(z[2])
        c = f * c + i * g
        h = o * np.tanh(c)
        left *= f if step else 1.0
        rows.append((f, i, g, o, c, h, left))
    return np.array(rows)


def test_lstm_cell() -> None:
    rng = np.random.default_rng(2)
    cells = [
        {gate: dict(zip("wub", rng.normal(0, 2, 3).tolist(), strict=True)) for gate in "figo"}
        for _ in range(20)
    ]
    cells.append(ours("lstm-cell", "return model.WEIGHTS;"))
    sequences = [rng.normal(size=21).tolist() for _ in range(20)]
    sequences.append(ours("lstm-cell", "return model.SEQUENCES.noise;"))
    given = list(zip(cells, sequences, strict=True))
    script = """return given.map(([weights, inputs]) => model.run(weights, inputs)
        .map(({ f, i, g, o, c, h, left }) => [f, i, g, o, c, h, left]));"""
    for found, (weights, inputs) in zip(ours("lstm-cell", script, given), given, strict=True):
        close(found, lstm(weights, inputs))


# Q-learning on the lake


SETTINGS = [
    {"epsilon": 0.3, "alpha": 0.5, "gamma": 0.9, "slip": 0.0},
    {"epsilon": 0.1, "alpha": 0.1, "gamma": 0.99, "slip": 2 / 3},
    {"epsilon": 1.0, "alpha": 0.05, "gamma": 0.5, "slip": 0.2},
]


@cache
def lake(slip: float) -> Array:
    """Chances by state, action and next state, of Gymnasium's own lake; ends keep one."""
    options: dict[str, Any] = {"success_rate": 1 - slip} if slip else {"is_slippery": False}
    table = gymnasium.make("FrozenLake-v1", **options).unwrapped.P  # type: ignore[attr-defined]
    chances = np.zeros((16, 4, 16))
    for state, actions in table.items():
        for action, outcomes in actions.items():
            for chance, after, _, _ in outcomes:
                chances[state, action, after] += chance
    return chances


@pytest.mark.parametrize("slip", [0.0, 0.2, 2 / 3])
def test_the_lake_is_that_of_gymnasium(slip: float) -> None:
    script = """return Array.from(model.LAKE, (_, state) => model.ACTIONS.map((_, action) => {
        const chances = new Array(16).fill(0);
        if (model.isEnd(state)) chances[state] = 1;
        else for (const each of model.outcomes(state, action, given))
            chances[each.state] += each.chance;
        return chances;
    }));"""
    close(ours("q-learning-grid", script, slip), lake(slip))


def mulberry(seed: int) -> Iterator[float]:
    """The numbers of the explorables' generator (mulberry32)."""
    state, whole = seed, 0xFFFFFFFF
    while True:
        state = state + 0x6D2B79F5 & whole
        z = (state ^ state >> 15) * (state | 1) & whole
        z ^= z + (z ^ z >> 7) * (z | 61) & whole
        yield (z ^ z >> 14) / 2**32


def q_learning(settings: dict[str, float], seed: int, steps: int) -> Array:
    """The table after so many steps, with the same draws in the same order."""
    lots, chances, q = mulberry(seed), lake(settings["slip"]), np.zeros((16, 4))
    slip = settings["slip"]
    state = made = 0
    for _ in range(steps):
        explore = next(lots) < settings["epsilon"]
        choices = np.arange(4) if explore else np.flatnonzero(q[state] == q[state].max())
        action = int(choices[int(next(lots) * len(choices))])
        # To the left of what was meant, as meant, to the right of it.
        turn = int(np.searchsorted(np.cumsum([slip / 2, 1 - slip]), next(lots), "right")) - 1
        firm = lake(0.0)[state, (action + turn) % 4]
        after = int(firm.argmax())
        assert chances[state, action, after] > 0
        reward, ended = float(after == 15), after in (5, 7, 11, 12, 15)
        target = reward + settings["gamma"] * q[after].max() * (not ended)
        q[state, action] += settings["alpha"] * (target - q[state, action])
        made += 1
        state, made = (0, 0) if ended or made == 100 else (after, made)
    return q


TRAIN = """
    const agent = model.newAgent();
    const uniform = random(given.seed);
    for (let turn = 0; turn < given.steps; turn += 1) model.act(agent, given.settings, uniform);
    return { q: agent.q, success: model.success(agent.q, given.settings.slip) };
"""


@pytest.mark.parametrize("settings", SETTINGS)
def test_q_learning_step_by_step(settings: dict[str, float]) -> None:
    found = ours("q-learning-grid", TRAIN, {"settings": settings, "seed": 7, "steps": 3000})
    q = q_learning(settings, seed=7, steps=3000)
    assert q.any()
    close(found["q"], q)
    close(found["success"], success(q, lake(settings["slip"])))


def success(q: Array, chances: Array) -> float:
    """The greedy policy's chance to stand at the goal after 100 steps, by the chain's power."""
    greedy = (q == q.max(1, keepdims=True)).astype(float)
    chain = np.einsum("sa,sat->st", greedy / greedy.sum(1, keepdims=True), chances)
    return float(np.linalg.matrix_power(chain, 100)[0, 15])


@pytest.mark.parametrize("slip", [0.0, 0.3, 2 / 3])
def test_what_is_possible_at_best(slip: float) -> None:
    chances, worth = lake(slip), np.eye(16)[15]
    for _ in range(100):
        worth = (chances @ worth).max(1)
    close(ours("q-learning-grid", "return model.possible(given);", slip), worth[0])
