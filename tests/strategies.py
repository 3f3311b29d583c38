"""Texts and guides of any kind, for the tests of properties."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from golden import FIXTURES
from guide import markdown, model, orders
from guide.read.body import Lines, body
from guide.read.folder import Folder

EXPLORED = int(os.environ.get("EXPLORE", "0"))
"""How many times as many examples are tried, others each time; else the same ones each time."""


def examples(count: int, *, shrink: bool = True) -> settings:
    """So many examples, or :data:`EXPLORED` times so many, however slow the machine is today.

    Large ones are not worth shrinking.
    """
    phases = [Phase.explicit, Phase.reuse, Phase.generate] + [Phase.shrink] * shrink
    return settings(
        max_examples=count * max(1, EXPLORED),
        deadline=None,
        phases=phases,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


def accepted(text: str, *, headings: bool = True) -> str:
    """The text as the reader of the guide's format takes it, or an empty one if it does not."""
    folder = Folder(Path("asked"))
    blocks = body(Lines(folder, tuple(text.split("\n")), 1), headings=headings)
    taken = not folder.problems and len(blocks) == 1 and isinstance(blocks[0], model.Prose)
    return blocks[0].text if taken else ""


# Text of the guide's format.

WORD = st.sampled_from("alpha beta gamma x_i snake_case 3 a/b C++ 50% 'quoted' end.".split())
CODE = st.text(st.sampled_from("ab <>&{}[]()`*_$#|\\:\"'"), min_size=1, max_size=12).filter(
    lambda code: code.strip("` ") and "``" not in code and code == code.strip() and "|" not in code
)


def _code_span(code: str) -> str:
    return f"`` {code} ``" if "`" in code else f"`{code}`"


INLINE = st.one_of(
    WORD,
    CODE.map(_code_span),
    WORD.map("**{}**".format),
    WORD.map("*{}*".format),
    st.sampled_from(["$x+1$", "$a$", "$\\alpha < 2$".replace("<", "="), "1 < 2", "a > b", "&amp;"]),
    WORD.map("[{}](https://example.org/a_b?c=d&e=f*g*)".format),
    WORD.map("[`{}`](#other-one)".format),
    st.sampled_from(
        [
            "<b>bold</b>",
            "{: .x }",
            "{ #x }",
            "[^1]",
            "[TOC]",
            "\\*",
            "\\`",
            "\\_a\\_",
            "a:b",
            "~~x~~",
        ]
    ),
    st.sampled_from(
        ["==x==", "^x^", ":smile:", "--8<--", "<!-- x -->", "@user", "www.example.org"]
    ),
)
LINE = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
FENCE = st.builds(
    "{1}{2}\n{0}\n{1}".format,
    st.lists(st.text(st.sampled_from("ab <>&{}[]*_$#|\\:/-=\"'"), max_size=14), max_size=4)
    .map("\n".join)
    .filter(str.strip),
    st.sampled_from(["```", "````", "~~~"]),
    st.sampled_from(["", "text", "python", " {: onclick=x }", '{ .x title="a" }', "{.x}"]),
)
TABLE = st.lists(st.tuples(LINE, LINE), min_size=2, max_size=3).map(
    lambda rows: "\n".join(
        [f"| {rows[0][0]} | {rows[0][1]} |", "| --- | :-: |"]
        + [f"| {a} | {b} |" for a, b in rows[1:]]
    )
)
FORMULA = st.sampled_from(["\n$$\nx + 1\n$$\n", "\n$$\n\\frac{a}{b} = c\n\n\\cdot d\n$$\n"])
HEADING = LINE.map("### {}".format)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


def _items(mark: str, items: list[tuple[str, list[str]]]) -> str:
    return "\n".join(
        "\n".join([f"{mark} {first}", *(f"{gap}{_indented(block)}" for gap, block in rest)])
        for first, rest in items
    )


def _lists(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rest = st.lists(st.tuples(st.sampled_from(["", "\n"]), blocks), max_size=2)
    items = st.lists(st.tuples(LINE, rest), min_size=1, max_size=3)
    return st.builds(_items, st.sampled_from(["-", "1."]), items)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(f"{part}\n{gap}" for part, gap in parts).rstrip("\n")


LEAF = st.one_of(PARAGRAPH, PARAGRAPH, FENCE, TABLE, FORMULA, st.just("***"))
NESTED = st.recursive(
    LEAF, lambda inner: st.one_of(_lists(inner), inner.map(_quoted)), max_leaves=6
)
DOCUMENT = st.lists(
    st.tuples(st.one_of(NESTED, HEADING), st.sampled_from(["", "\n", "\n\n"])),
    min_size=1,
    max_size=4,
).map(_joined)


# Text that would mean more than it says, if one let it.

HOSTILE = st.sampled_from(
    [
        *(FIXTURES / "hostile.txt").read_text(encoding="utf-8").splitlines(),
        *(
            "\t",
            "\u2028",
            "\u00a0",
            "    x",
            "        x",
            "  [y]: <javascript:x> 't'",
            "    attrs: {id: x}",
        ),
    ]
)
HOSTILE_TEXT = st.lists(
    st.tuples(HOSTILE, st.sampled_from(["", " ", "\n", "\n", "\n\n", "\n    ", "\n> ", "\n- "])),
    max_size=8,
).map(lambda parts: "".join(text + gap for text, gap in parts).strip("\n").rstrip())


# Whole guides: whatever the model can hold and the guide's format can say.

AT = model.Origin(Path("made"), 0)
_DIRECTIONS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
INVISIBLE = "".join(map(chr, (*_DIRECTIONS, *range(0xE0000, 0xE0080))))
"""What changes the direction of writing, and tags, which the guide's format refuses."""
ANY_TEXT = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=INVISIBLE),
        max_size=20,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
SENTENCE = LINE.map(lambda text: " ".join(text.split()))  # one line: runs of blanks are one
TITLE = st.one_of(SENTENCE, ANY_TEXT).filter(
    lambda text: all(
        segment.kind not in (markdown.Kind.LINK, markdown.Kind.IMAGE)
        for segment in markdown.segments(text)
    )
)
SLUG = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
PROSE = (
    st.tuples(PARAGRAPH, st.none() | NESTED)
    .map(lambda parts: accepted("\n\n".join(filter(None, parts)), headings=False))
    .filter(bool)
)
URL = st.sampled_from(
    ["https://example.org/a_(b)?c=d#e", "http://example.org", "https://d.org/10.1/x"]
)
REPOSITORY = st.sampled_from(["https://example.org/a_b/c-d", "http://example.org:8080/~a"])
CODE_TEXT = st.lists(
    st.sampled_from(
        ["import this", "x = 1", "", "    print('```')", "# {{ code }}", "é = '/// x'"]
    ),
    max_size=5,
).map("\n".join)


def _words(
    text: st.SearchStrategy[str], most: int = 3
) -> st.SearchStrategy[tuple[model.Word, ...]]:
    return st.lists(text, max_size=most).map(lambda found: tuple(model.Word(w, AT) for w in found))


class _Draw:
    """Draws the parts of one question, so that each file of it has one name and one content."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.files = 0
        self.has_tabs = False

    def program(self, name: str = "", *, recorded: bool = False) -> model.Program:
        self.files += 1
        output = CODE_TEXT.map("{}\n".format)
        return model.Program(
            name or f"{self.draw(st.sampled_from(['check-', 'x_', 'numpy.']))}{self.files}.py",
            f"a = 1\n{self.draw(CODE_TEXT)}\n",
            self.draw(output if recorded else st.none() | st.just("") | output),
            AT,
        )

    def figure(self) -> model.Figure:
        self.files += 1
        alt = self.draw(st.lists(WORD, min_size=1, max_size=4).map(" ".join))
        return model.Figure(f"figure-{self.files}.svg", alt, "<svg/>\n", AT)

    def block(self) -> model.Block:
        kinds = ["program", "figure", "explorable"] + ["tabs"] * (not self.has_tabs)
        match self.draw(st.sampled_from(kinds)):
            case "program":
                return self.program()
            case "figure":
                return self.figure()
            case "explorable":
                name = self.draw(st.sampled_from(list(model.EXPLORABLES)))
                start = self.draw(st.sampled_from(["", *model.EXPLORABLES[name]]))
                return model.Explorable(name, start, self.figure(), AT)
        self.has_tabs = True
        stems = self.draw(
            st.lists(st.sampled_from(list(model.FRAMEWORKS)), min_size=1, unique=True)
        )
        short = {name: stem for stem, name in model.SHORT_STEMS.items()}
        names = [
            short[stem] if stem in short and self.draw(st.booleans()) else stem
            for stem in model.FRAMEWORKS
            if stem in stems
        ]
        return model.Tabs(tuple(self.program(f"{name}.py") for name in names), AT)

    def blocks(self, *, least: int = 0, headings: bool = False) -> tuple[model.Block, ...]:
        """Blocks; two texts that follow each other would be one."""
        text = DOCUMENT_ON_ITS_OWN if headings else PROSE
        found: list[model.Block] = []
        for _ in range(self.draw(st.integers(least, 3))):
            if self.draw(st.booleans()) and not (found and isinstance(found[-1], model.Prose)):
                found.append(model.Prose(self.draw(text), AT))
            else:
                found.append(self.block())
        return tuple(found)

    def item(self) -> model.Item:
        kind = self.draw(st.sampled_from(["choice", "prints", "bug", "fill", "order"]))
        common: dict[str, Any] = {"prompt": self.draw(SENTENCE), "origin": AT}
        match kind:
            case "choice":
                right = st.builds(
                    model.Option, SENTENCE, st.just(True), st.just("") | SENTENCE, st.just(AT)
                )
                wrong = st.builds(model.Option, SENTENCE, st.just(False), SENTENCE, st.just(AT))
                options = [self.draw(right), *self.draw(st.lists(right | wrong, min_size=1))]
                common["options"] = tuple(self.draw(st.permutations(options)))
            case "prints":
                common["program"] = self.program(recorded=True)
            case "bug":
                common |= {"program": self.program(), "mended": self.program()}
                common["symptom"] = self.draw(SENTENCE)
            case "fill":
                answers = st.sampled_from(["0.25", "`ReLU`", "(32, 10)", "yes", "$x$"])
                common["accepted"] = tuple(self.draw(st.lists(answers, min_size=1, max_size=3)))
                common["tolerance"] = self.draw(st.sampled_from(["", "0.01", "1e-3"]))
            case "order":
                program = self.program(f"order-{self.files}.py")
                lines = orders.lines(program.text)
                common |= {"program": program, "lines": lines}
                common["orders"] = (tuple(range(len(lines))),)
        made = {c.__name__.lower(): c for c in model.Item.__subclasses__()}[kind]
        return made(**common, explanation=self.blocks())


DOCUMENT_ON_ITS_OWN = st.tuples(HEADING, PROSE).map("\n\n".join) | PROSE


@st.composite
def _question(draw: st.DrawFn, slug: str, number: int) -> model.Question:
    made = _Draw(draw)
    claims = st.builds(model.Claim, SENTENCE, SENTENCE, st.just(AT))
    follow_up = st.builds(model.FollowUp, SENTENCE.map("{}?".format), SENTENCE, st.just(AT))
    reference = st.builds(
        model.Reference, ANY_TEXT, ANY_TEXT, st.integers(0, 999_999), URL, st.just(AT)
    )
    parity = st.builds(
        model.Parity,
        tolerance=st.sampled_from(["0.001", "1", "0.50"]),
        lines=_words(ANY_TEXT),
        origin=st.just(AT),
    )
    told = tuple(draw(st.lists(claims, max_size=2)))
    return model.Question(
        slug=slug,
        number=number,
        title=draw(TITLE),
        short=draw(st.just("") | ANY_TEXT.filter(lambda text: len(text) <= model.SHORT)),
        level=draw(st.sampled_from(model.LEVELS)),
        tags=draw(_words(SLUG)),
        aliases=draw(_words(ANY_TEXT)),
        asked_as=draw(_words(ANY_TEXT)),
        requires=draw(_words(SLUG)),
        see_also=draw(_words(SLUG)),
        formerly=draw(_words(SLUG)),
        references=tuple(draw(st.lists(reference, max_size=2))),
        parity=draw(st.none() | parity),
        answer=made.blocks(least=1),
        in_depth=made.blocks(headings=True),
        key_points=draw(_words(SENTENCE)),
        claims=told,
        claims_shown=made.blocks() if told else (),
        follow_ups=tuple(draw(st.lists(follow_up, max_size=2))),
        items=tuple(made.item() for _ in range(draw(st.integers(0, 2)))),
        origin=AT,
    )


@st.composite
def guides(draw: st.DrawFn) -> model.Guide:
    """A guide with all that the model can hold."""
    slugs = draw(st.lists(SLUG, min_size=1, max_size=3, unique=True))
    sections = []
    for slug in slugs:
        names = draw(st.lists(SLUG, min_size=1, max_size=2, unique=True))
        numbers = sorted(
            draw(st.lists(st.integers(0, 999_999), min_size=2, max_size=2, unique=True))
        )
        sections.append(
            model.Section(
                slug=slug,
                title=draw(ANY_TEXT),
                summary=draw(st.just("") | ANY_TEXT),
                questions=tuple(
                    draw(_question(name, number))
                    for name, number in zip(names, numbers, strict=False)
                ),
                origin=AT,
            )
        )
    pins = {"keras": "keras==3.15.1", "scikit-learn": "scikit-learn==1.9.1"}
    checked = model.Checked("2026-11", "3.11.7", {"keras": "3.15.1"}, 3)
    return model.Guide(
        tuple(sections),
        draw(st.just("") | ANY_TEXT),
        draw(st.just("") | REPOSITORY),
        draw(st.sampled_from([{}, pins])),
        draw(st.sampled_from([None, checked])),
    )
