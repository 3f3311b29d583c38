"""How the tests ask the arithmetic of an explorable: JSON in, JSON out, by Node."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from guide import node

SCRIPTS = Path(__file__).resolve().parents[1] / "docs/assets/js"


def ours(name: str, script: str, given: object = None) -> Any:
    """What a script makes of ``given`` with an explorable's ``model``, and the kit's ``random``."""
    program = f"""
        import {{ readFileSync, writeSync }} from "node:fs";
        import {{ random }} from "{(SCRIPTS / "shared/explore/random.js").as_uri()}";
        import * as model from "{(SCRIPTS / f"explore-{name}/model.js").as_uri()}";
        const given = JSON.parse(readFileSync(0, "utf8"));
        writeSync(1, JSON.stringify((() => {{ {script} }})()));
    """
    done = node.run("--input-type=module", "--eval", program, given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def close(found: Any, wanted: Any) -> None:
    """The numbers agree, as far as the order of additions lets them."""
    np.testing.assert_allclose(np.asarray(found, float), wanted, rtol=1e-11, atol=1e-13)
