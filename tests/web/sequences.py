"""What a reader may do in two pages at once, and what must follow from it."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from web.conftest import PATIENCE

OPEN = """async ([address, name]) => {
    const { Journal } = await import(address);
    globalThis.journal = await Journal.open(name, { now: () => globalThis.clock });
}"""
ADD = """([fields, clock]) => {
    globalThis.clock = clock;
    return journal.add(fields);
}"""
MERGE = "given => void (globalThis.merging = journal.merge(given))"
SHOWN = """async ([count, patience]) => {
    // Nobody asks a page to look: one tells the other.
    const until = performance.now() + patience;
    while (journal.state.count < count && performance.now() < until)
        await new Promise((done) => setTimeout(done, 5));
    const { cards, notes } = journal.state;
    return {
        count: journal.state.count,
        saved: (await journal.all()).map(({ id }) => id).sort(),
        notes: Object.fromEntries(notes),
        cards: Object.fromEntries([...cards].map(
            ([slug, { reviews, grade }]) => [slug, [reviews, grade]])),
    };
}"""
SLUGS = ("gan", "rnn")
DAY = 86_400_000  # milliseconds

Event = dict[str, Any]


class Sequence:
    """Two pages of one reader, and the events that they said to have saved."""

    def __init__(self, pages: list[Page], seed: int, address: str) -> None:
        """``address`` is the journal's own, as a module that pages can import."""
        self.pages, self.chance = pages, random.Random(seed)
        self.opened = [address, f"sequence-{seed}"]
        self.clock = 1_795_500_000_000
        self.events: dict[str, Event] = {}
        self.file: dict[str, Event] = {}
        for page in pages:
            page.evaluate(OPEN, self.opened)

    def play(self) -> str:
        """Do something, a while after what was done last; returns what."""
        ways = (self.review, self.note, self.undo, self.back, self.export, self.both, self.reload)
        way = self.chance.choice((self.review, *ways))
        self.clock += self.chance.randint(1, DAY)
        way()
        return way.__name__

    def add(self, **fields: object) -> None:
        event = self.chance.choice(self.pages).evaluate(ADD, [fields, self.clock])
        self.events[event["id"]] = event

    def review(self) -> None:
        usual = {"sure": None, "points": [], "of": 3, "seconds": 5}
        slug, grade = self.chance.choice(SLUGS), self.chance.randint(1, 4)
        self.add(kind="review", slug=slug, grade=grade, **usual)

    def note(self) -> None:
        self.add(kind="note", slug=self.chance.choice(SLUGS), text=f"at {self.clock}")

    def undo(self) -> None:
        if self.events:
            self.add(kind="undo", of=self.chance.choice(list(self.events)))

    def back(self) -> None:
        """The reader sets the clock back."""
        self.clock -= self.chance.randint(1, 100) * DAY

    def export(self) -> None:
        self.file = dict(self.events)

    def both(self) -> None:
        """Both pages import one file at once, of which a part is known."""
        for _ in range(5):
            event = {"at": self.clock, "day": 20_781, "kind": "note", "slug": "gan"}
            made = f"other-{self.chance.getrandbits(48):012x}"
            self.file[made] = {"id": made, **event, "text": made}
        for page in self.pages:
            page.evaluate(MERGE, list(self.file.values()))
        for page in self.pages:
            page.evaluate("merging")
        self.events |= self.file

    def reload(self) -> None:
        page = self.chance.choice(self.pages)
        page.reload()
        page.evaluate(OPEN, self.opened)

    def shown(self) -> list[dict[str, Any]]:
        """What the pages show, once they have heard of everything."""
        return [page.evaluate(SHOWN, [len(self.events), PATIENCE]) for page in self.pages]

    def told(self) -> dict[str, Any]:
        """What must follow: what is taken back never was, and the last word holds."""
        undone = {event["of"] for event in self.events.values() if event["kind"] == "undo"}
        ordered = sorted(self.events.values(), key=lambda event: (event["at"], event["id"]))
        left = [event for event in ordered if event["id"] not in undone]
        grades: dict[str, list[int]] = {}
        for event in left:
            if event["kind"] == "review":
                grades.setdefault(event["slug"], []).append(event["grade"])
        return {
            "count": len(self.events),
            "saved": sorted(self.events),
            "notes": {event["slug"]: event["text"] for event in left if event["kind"] == "note"},
            "cards": {slug: [len(given), given[-1]] for slug, given in grades.items()},
        }

    def close(self) -> None:
        for page in self.pages:
            page.evaluate("journal.close()")
