"""The YAML that a guide is written in: no tags, no names, and not too deep."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from guide.limits import MAX_YAML_DEPTH

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Makes of a value the text that the author wrote, and nothing else."""
_NO_TAG = (None, "", "!")  # a text in quotes has the last of them


def foreign(text: str) -> Iterator[tuple[int, str, str]]:
    """What the guide's YAML does not have, with line and hint; nothing is built for it.

    Lists and mappings so deep that composing them could crash; names for parts, by which a
    short text can mean an enormous one; tags.
    """
    # Each level needs one of these signs, each name and tag one of the others.
    shallow = sum(text.count(sign) for sign in "[{-?:") <= MAX_YAML_DEPTH
    if shallow and "&" not in text and "!" not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        if depth > MAX_YAML_DEPTH:
            hint = f"write lists and keys within each other at most {MAX_YAML_DEPTH} deep"
            yield 1, "is not YAML of the guide", hint
            return
        elif anchor := getattr(event, "anchor", None):
            hint = "write the value again, or put a text that begins with & or * into quotes"
            yield line, f'has the YAML name "{anchor}"', hint
        elif isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in _NO_TAG:
            hint = "remove it, or put a text that begins with ! into quotes"
            yield line, f'has the YAML tag "{event.tag}"', hint
