"""Running notebooks in a fresh kernel, and comparing what they show with the record.

Apart from :mod:`guide.notebooks`, since the site is built without a kernel.
"""

from __future__ import annotations

import atexit
import hashlib
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from guide import limited, programs
from guide.declared import Declared
from guide.errors import GuideError
from guide.notebooks import SVG, Notebook, Output, Outputs, document, text_of
from guide.programs import Program

if TYPE_CHECKING:
    from nbclient import NotebookClient


def execute(
    notebook: Notebook,
    python: str = sys.executable,
    *,
    also: Mapping[str, str] = MappingProxyType({}),
) -> Outputs:
    """Run the text in a fresh kernel of an interpreter, in an empty folder, on one thread.

    ``also`` is what its environment holds besides.

    Raises:
        GuideError: a cell failed, wrote to stderr (as deprecations do), or
            took longer than :data:`limited.TIME_LIMIT`; or no kernel starts.
    """
    import nbformat
    from nbclient import NotebookClient

    text = document(notebook.name, ((cell, []) for cell in notebook.cells))
    running = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory(prefix="guide-notebook-") as folder:
        # As a program runs, and the author's own settings of IPython must not show in the outputs.
        own = {"IPYTHONDIR": str(Path(folder, ".ipython"))}
        env = {**programs.environment(notebook), **own, **also}
        client = NotebookClient(
            running,
            timeout=limited.TIME_LIMIT,
            resources={"metadata": {"path": folder}},
            kernel_manager_class=_kernel(python),
            extra_arguments=["--log-level=ERROR"],
        )
        _execute(notebook, client, env)
    return [
        [_split(output) for output in _kept(notebook, cell.outputs)]
        for cell in running.cells
        if cell.cell_type == "code"
    ]


def _execute(notebook: Notebook, client: NotebookClient, env: dict[str, str]) -> None:
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        client.execute(env=env)
    except CellTimeoutError:
        told = f"a cell still runs after {limited.TIME_LIMIT} s; make its task smaller"
        raise GuideError(f"{notebook.path}: {told}") from None
    except (CellExecutionError, DeadKernelError) as error:
        raise GuideError(f"{notebook.path}: failed; mend the cell\n{error}") from None
    except RuntimeError as error:
        atexit.unregister(client._cleanup_kernel)  # would fail: there is nothing to clean up
        told = "no kernel starts; see whether its interpreter has ipykernel"
        raise GuideError(f"{notebook.path}: {told}\n{error}") from None


def _kernel(python: str) -> type:
    """The kernel of this very interpreter, whatever others there are, with limits as programs."""
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    class Kernel(AsyncKernelManager):
        @property
        def kernel_spec(self) -> KernelSpec:
            module = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=limited.command(python, *module))

    return Kernel


def _kept(notebook: Notebook, outputs: list[Any]) -> list[Output]:
    """What is the same on every run: streams in one piece, drawings without their ``repr``."""
    kept: list[Output] = []
    for output in outputs:
        if output.get("name") == "stderr":
            raise GuideError(
                f"{notebook.path}: writes to stderr; mend what it warns of\n{output.text[-3000:]}"
            )
        if output.output_type == "stream" and kept and kept[-1]["output_type"] == "stream":
            kept[-1]["text"] += output.text
            continue
        kept.append(dict(output))
        if SVG in output.get("data", {}):
            kept[-1]["data"] = {SVG: output.data[SVG]}
        if "execution_count" in output:
            kept[-1]["execution_count"] = None
    return kept


def _split(output: Output) -> Output:
    """Texts as lists of lines, as the format allows: a change is then seen line by line."""
    if "text" in output:
        return output | {"text": output["text"].splitlines(keepends=True)}
    data = {kind: text.splitlines(keepends=True) for kind, text in output["data"].items()}
    return output | {"data": data, "metadata": dict(output["metadata"])}


def difference(notebook: Notebook, recorded: Outputs, now: Outputs) -> str:
    """What differs beyond the tolerance: the cell and both lines, or an empty string.

    Text is compared as a program's output is, a drawing as a figure is: the
    same elements, coordinates within :data:`programs.FIGURE_TOLERANCE`.
    """
    drawing = Program(Path("figure.svg"), "", Declared())
    if len(recorded) != len(now):
        return f"recorded {len(recorded)} code cells, now {len(now)}"
    for number, (old_cell, new_cell) in enumerate(zip(recorded, now, strict=True), start=1):
        old, new = _parts(old_cell), _parts(new_cell)
        if [kind for kind, _ in old] != [kind for kind, _ in new]:
            return f"code cell {number}: recorded {len(old)} outputs, now {len(new)} or other ones"
        for (kind, before), (_, after) in zip(old, new, strict=True):
            judge = drawing if kind == SVG else notebook
            if found := programs.difference(judge, before, after):
                return f"code cell {number}, {kind}: {found}"
    return ""


def _parts(cell: list[Output]) -> list[tuple[str, str]]:
    parts = []
    for output in cell:
        parts += [(kind, text_of(text)) for kind, text in sorted(output.get("data", {}).items())]
        parts += [("text", text_of(output["text"]))] if "text" in output else []
        parts += [("alt", output["metadata"]["alt"])] if "alt" in output.get("metadata", {}) else []
    return parts


def fingerprint(notebook: Notebook) -> str:
    """As :func:`programs.fingerprint`, and of the modules that read and run notebooks."""
    digest = hashlib.sha256(programs.fingerprint(notebook).encode())
    for path in sorted(Path(__file__).parent.glob("notebook*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
