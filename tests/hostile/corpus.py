"""The corpus of hostile inputs, and the guides that are made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SVG = "image/svg+xml"
_ENTRY = re.compile(r"%% (?P<name>.+) @ (?P<place>.+)")
_CHARACTER = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_REPEATED = re.compile(r"\{((?:[^{}\n]|\{U\+[0-9A-F]+\})+?) \* (\d+)\}")
CHECKED = {"date": "2026-11", "python": "3.11.7", "versions": {"numpy": "2.4.6"}, "programs": 9}
"""With it a guide has the page of what was checked."""
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h9"/></svg>\n'


@dataclass(frozen=True)
class Entry:
    """One hostile input."""

    name: str
    """What it is."""
    place: str
    """Where in a guide it stands."""
    text: str
    """The input."""
    expected: str
    """What a reader sees; of what is refused, the message."""


def _meant(text: str) -> str:
    repeated = _REPEATED.sub(lambda match: match[1] * int(match[2]), text)
    return _CHARACTER.sub(lambda match: chr(int(match[1], 16)), repeated)


def entries(name: str, then: str = "%% seen") -> list[Entry]:
    """The entries of a file of the corpus."""
    found: list[Entry] = []
    gathered: list[str] = []
    head: re.Match[str] | None = None
    for line in [*(HERE / name).read_text(encoding="utf-8").split("\n"), "%% end @ end"]:
        match = _ENTRY.fullmatch(line)
        if match is None:
            gathered.append(line)
            continue
        if head is not None:
            text, _, expected = "\n".join(gathered).partition(f"{then}\n")
            text = _meant(text.strip("\n"))
            expected = _meant(expected.strip("\n")) or text
            found.append(Entry(head["name"], head["place"], text, expected))
        head, gathered = match, []
    assert len({(entry.name, entry.place) for entry in found}) == len(found), name
    return found


PLAIN = entries("plain.txt")
GUIDE = entries("guide.txt")


def plain_guide() -> str:
    """All entries of ``plain.txt`` as one guide."""
    (title,) = (entry.text for entry in PLAIN if entry.place == "guide")
    parts = [title, "Cases"]
    for number, entry in enumerate(PLAIN, start=1):
        wording, answer = f"What is case {number}?", "It is shown."
        if entry.place == "section":
            parts.append(entry.text)
        elif entry.place == "title":
            wording = f"What is case {number} of {entry.text} here?"
        elif entry.place == "excerpt":
            wording, answer = f"What is case {number} of sprockets?", f"Of sprockets: {entry.text}"
        elif entry.place == "answer":
            answer = f"It is shown.\n\n{entry.text}\n\nIt ends here."
        parts.append(f"{number}. {wording}\n\nAnswer: {answer}")
    return "\n\n".join(parts) + "\n"


def guide_folder() -> dict[str, str]:
    """All entries of ``guide.txt`` as the files of one guide, by name."""
    files = {"guide.yml": _yaml({_key(entry): entry.text for entry in _of("guide title")})}
    files["cases/section.yml"] = _yaml({"title": "Cases", "order": 0})
    for number, entry in enumerate(GUIDE, start=1):
        section = "cases"
        if entry.place.startswith("section"):
            section = f"section-{number}"
            named = {"title": f"Section {number}", "order": number} | {_key(entry): entry.text}
            files[f"{section}/section.yml"] = _yaml(named)
        folder = f"{section}/case-{number}"
        files |= {f"{folder}/{name}": text for name, text in _question(number, entry).items()}
        if entry.place.startswith("notebook"):
            files |= notebook(number, entry)
    files["terms.yml"] = _yaml({"terms": sorted(_terms(), key=lambda term: term["term"])})
    files["changes.yml"] = _yaml({"changes": list(_changes())})
    files["checked.json"] = json.dumps(CHECKED)
    return files


def _of(*places: str) -> Iterator[Entry]:
    return (entry for entry in GUIDE if entry.place in places)


def _key(entry: Entry) -> str:
    return entry.place.rsplit(" ", 1)[-1]


def _yaml(keys: dict[str, object]) -> str:
    """A mapping; JSON is YAML."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()
    )


def _terms() -> Iterator[dict[str, object]]:
    for number, entry in enumerate(_of("term", "definition", "also")):
        value: object = [entry.text] if entry.place == "also" else entry.text
        usual = {"term": f"Term {number}", "definition": "A word.", "questions": ["case-1"]}
        yield usual | {entry.place: value}


def _changes() -> Iterator[dict[str, object]]:
    for number, entry in enumerate(_of("change title", "change text")):
        usual = {"id": f"change-{number}", "date": "2026-11-28", "title": "New", "text": "More."}
        yield usual | {_key(entry): entry.text}


NOTEBOOK = tuple(
    f"notebook {part}" for part in ("title", "summary", "text", "cell", "code", "output", "alt")
)
"""The places of a notebook."""


def _question(number: int, entry: Entry) -> dict[str, str]:
    """The files of the question that an entry is shown in."""
    keys: dict[str, object] = {"number": number, "title": f"What is case {number}?"}
    keys |= {"level": "core", "tags": ["hostile"]}
    if number > 1:
        keys["requires"] = ["case-1"]  # with it a guide has a map
    keys |= _keys(number, entry)
    files = {"question.md": f"---\n{_yaml(keys)}---\n## Answer\n{_text(entry)}\n"}
    return files | _beside(entry)


def _keys(number: int, entry: Entry) -> dict[str, object]:
    """What an entry makes of the keys of its question."""
    text, place = entry.text, entry.place
    usual = {"title": "A paper", "authors": "Somebody", "year": 1994, "url": "https://a.b/"}
    made: dict[str, dict[str, object]] = {
        "title": {"title": f"What is case {number} of {text} here?"},
        "excerpt": {"title": f"What is case {number} of sprockets?"},
        "alias": {"aliases": [text]},
        "asked as": {"asked_as": [text]},
        "reference": {"references": [usual | {_key(entry): text}]},
        "parity line": {"parity": {"tolerance": "0.1", "lines": [text]}},
    }
    return made.get("reference" if place.startswith("reference") else place, {})


def _beside(entry: Entry) -> dict[str, str]:
    """The files that stand beside the text of an entry's question."""
    text, program = entry.text, "# tolerance: 0.2\nprint()\n"
    made = {
        "program": {"shown.py": text, "shown.out": ""},
        "output": {"shown.py": "print()\n", "shown.out": text},
        "figure alt": {"figure.svg": FIGURE},
        "parity line": {
            **dict.fromkeys(("numpy.py", "jax.py"), program),
            **dict.fromkeys(("numpy.out", "jax.out"), f"{text} 1.0\n"),
        },
    }
    return made.get(entry.place, {})


def notebook(number: int, entry: Entry) -> dict[str, str]:
    """The notebook that an entry is shown in, with its recorded outputs."""
    keys = {"title": f"Notebook {number}", "summary": "A walk.", "question": f"case-{number}"}
    if entry.place in ("notebook title", "notebook summary"):
        keys[_key(entry)] = entry.text
    cell, code, printed, alt = "Setup", "print()", "Nothing.", "A line."
    said = "Some text."
    if entry.place == "notebook cell":
        cell = entry.text
    elif entry.place == "notebook code":
        code = entry.text
    elif entry.place == "notebook text":
        said = entry.text
    elif entry.place == "notebook output":
        printed = entry.text
    elif entry.place == "notebook alt":
        alt = entry.text
    lines = ["---", *_yaml(dict(keys)).splitlines(), "---"]
    commented = "".join(f"# {line}\n" for line in lines)
    told = "".join(f"# {line}\n" for line in said.split("\n"))
    text = f'{commented}\n# %% [markdown]\n{told}\n# %% {cell} tags=["setup"]\n{code}\n'
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": printed},
        {"output_type": "display_data", "data": {SVG: FIGURE}, "metadata": {"alt": alt}},
        {"output_type": "display_data", "data": {"text/plain": printed}, "metadata": {}},
    ]
    name = f"notebooks/walk-{number}"
    return {f"{name}.py": text, f"{name}.outputs.json": json.dumps([outputs])}


_TEXTS = {
    "in depth": "Yes.\n\n## In depth\n{}\n\nMore.",
    "key point": "Yes.\n\n## Key points\n- {}",
    "claim": "Yes.\n\n## Out of date\n- **Claim:** {} **Now:** Else.",
    "now": "Yes.\n\n## Out of date\n- **Claim:** Something. **Now:** {}",
    "follow-up": "Yes.\n\n## Asked next\n- What is {}? That.",
    "follow-up answer": "Yes.\n\n## Asked next\n- What is it? {}",
    "option": "Yes.\n\n## Check yourself\n### choice: Which?\n- [x] {}\n- [ ] That\n    - No.",
    "reason": "Yes.\n\n## Check yourself\n### choice: Which?\n- [x] This\n- [ ] That\n    - {}",
    "prompt": "Yes.\n\n## Check yourself\n### fill: {}\nAnswer: 3",
    "fill": "Yes.\n\n## Check yourself\n### fill: How?\nAnswer: {}",
    "program": "Yes.\n\n{{{{ file shown.py }}}}",
    "output": "Yes.\n\n{{{{ file shown.py }}}}",
    "parity line": "Yes.\n\n{{{{ code }}}}",
    "figure alt": "Yes.\n\n![{}](figure.svg)",
    "excerpt": "Of sprockets: {}",
    "answer": "It is shown.\n\n{}\n\nIt ends here.",
}


def _text(entry: Entry) -> str:
    return _TEXTS.get(entry.place, "Yes.").format(entry.text)


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
