"""Guides of any size, made for measuring: all questions different, about a hundred words each."""

from __future__ import annotations

import random
from collections.abc import Iterator

SECTION_SIZE = 100
"""Questions of a section."""

_WORDS = """
activation adaptive architecture attention augmentation backward batch bias bottleneck cache
calibration capacity channel checkpoint cluster convergence convolution curvature dataset decay
decoder dense depth derivative dimension distribution divergence dropout dynamic embedding encoder
ensemble entropy epoch estimate factor feature filter forward function gate gradient graph head
hidden initial inference input kernel label latent layer learning likelihood linear logit loss
margin mask matrix mean memory metric minimum model momentum network neuron noise norm objective
optimiser output overfit padding parameter perceptron pipeline policy pooling prediction prior
probability projection quantised random rate recurrent regular residual reward sample scale
schedule score sequence shift signal softmax sparse stable state step stride target tensor test
token train transfer update validation value variance vector weight window
""".split()


def questions(count: int) -> Iterator[tuple[int, str, list[str], str]]:
    """Number, wording, two paragraphs and a program for each of ``count`` questions."""
    chance = random.Random(count)
    for number in range(1, count + 1):
        topic = " ".join(chance.sample(_WORDS, 4))
        paragraphs = [_sentences(chance, 3), _sentences(chance, 3)]
        name = chance.choice(_WORDS)
        code = f"{name} = make({number})\nprint({name}.{chance.choice(_WORDS)}(again=True))"
        yield number, f"What is the {topic} of model {number}?", paragraphs, code


def _sentences(chance: random.Random, count: int) -> str:
    return " ".join(" ".join(chance.choices(_WORDS, k=14)).capitalize() + "." for _ in range(count))


def plain_text(count: int) -> str:
    """A guide in plain text, as a PDF leaves it: some paragraphs are torn."""
    lines: list[str] = []
    for number, wording, (first, second), code in questions(count):
        if (number - 1) % SECTION_SIZE == 0:
            lines += [f"Section {(number - 1) // SECTION_SIZE + 1}", ""]
        cut = first.index(" ", len(first) // 2)
        lines += [f"{number}. {wording}", "", f"- **Answer:** {first[:cut]}", "", first[cut + 1 :]]
        lines += ["", "```", code, "```", "", second, ""]
    return "\n".join(lines)


def by_hand(count: int, page_size: int) -> Iterator[tuple[str, str]]:
    """The same headings, text and fences as pages that somebody wrote, nothing collapsed."""
    page: list[str] = []
    for number, wording, (first, second), code in questions(count):
        if not page:
            page = [f"# Page {number}"]
        page += [f"## {number}. {wording}", first, f"```\n{code}\n```", second]
        if number % page_size == 0 or number == count:
            yield f"section-{(number - 1) // SECTION_SIZE + 1}/page-{number}.md", "\n\n".join(page)
            page = []
