"""One search, guided by what inputs reach; `fuzz.run` calls it with options of libFuzzer."""

from __future__ import annotations

import sys

import atheris

atheris.enabled_hooks.add("str")
with atheris.instrument_imports(include=["guide", "fuzz", "markdown_it"]):
    from fuzz import targets

if __name__ == "__main__":
    command, name, *options = sys.argv
    atheris.Setup([command, *options], targets.named(name).run)
    atheris.Fuzz()
