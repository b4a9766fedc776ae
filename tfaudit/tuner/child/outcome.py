"""How a trial ended, in one line that the user understands."""

from __future__ import annotations

import errno
import re
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .channel import Message

OUT_OF_MEMORY = "out of memory"
CRASH = "crash"
NO_STEPS = "no training step"

# Texts of memory errors that reach Python as some other class: cuDNN and cuBLAS, XLA, the driver,
# C++ exceptions of libraries.
_MEMORY_TEXTS = (
    "out of memory",
    "resource_exhausted",
    "resource exhausted",
    "failed to allocate",
    "oom when allocating",
    "cuda_error_out_of_memory",
    "cudnn_status_alloc_failed",
    "cublas_status_alloc_failed",
    "bad_alloc",
    "unable to allocate",
    "cannot allocate memory",
)


# Python code that a graph calls raises inside TensorFlow's message, with its traceback.
_GRAPH_ERROR = re.compile(r"^ *(?:\w+\.)*\w*(?:Error|Exception|Interrupt): .+", re.MULTILINE)
_GRAPH_NODE = re.compile(r"^\{\{.*?\}\} ")  # which op of a graph raised
# Lines that say where a graph or a model failed, before the one that says what failed.
_PREAMBLE = re.compile(
    r"^(Graph execution error:|Detected at node .*|<stack traces unavailable>| +File \".*"
    r"|Exception encountered when calling .*)$"
)
_IN_PIPELINE = re.compile(r"^Error in user-defined function .* with iterator: \S+: ")
_COLOURS = re.compile(r"\x1b\[\d*m")
_GRAPH_PLACE = re.compile(r'^ *File "(.+?)", line (\d+), in ', re.MULTILINE)
_HERE = str(Path(__file__).parent)


def is_memory_error(error: BaseException) -> bool:
    """Whether memory ran out: by class where there is one, else by the library's words."""
    if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    foreign = isinstance(error, RuntimeError) or _of_tensorflow(error)
    return foreign and is_memory_text(str(error))


def is_memory_text(text: str) -> bool:
    """Whether a message says that memory ran out."""
    lower = text.lower()
    return any(word in lower for word in _MEMORY_TEXTS)


def _of_tensorflow(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] in {"tensorflow", "jaxlib"}


def of_exception(error: BaseException, own: set[str]) -> Message:
    """The outcome of a script that raised.

    Args:
        error: What it raised.
        own: Paths of the user's files; the reason names the innermost place in one of them.
    """
    said, where = _said(error), _place(error, own)
    if is_memory_error(error):
        return {"status": OUT_OF_MEMORY, "reason": f"{said}{where}"}
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {"status": CRASH, "reason": f"{said}{where}", "missing": missing}


def of_exit(error: SystemExit, steps: int) -> Message:
    """The outcome of a script that called `sys.exit`."""
    code = error.code
    if code is None or code == 0:
        return of_end(steps)
    said = f"with status {code}" if isinstance(code, int) else f": {_first_line(str(code))}"
    return {"status": CRASH, "reason": f"the script called sys.exit {said}".replace(" :", ":")}


def of_end(steps: int) -> Message:
    """The outcome of a script that ran to its end before the measurement was complete."""
    if steps:
        return {"status": "ok", "reason": ""}
    return {
        "status": NO_STEPS,
        "reason": "the script ended without a training step (Keras fit or train_on_batch, or an "
        "optimizer that applies gradients)",
    }


def print_exception(error: BaseException) -> None:
    """The traceback as the user would see it: without the frames of this package."""
    shown = traceback.TracebackException.from_exception(error)
    part: traceback.TracebackException | None = shown
    while part is not None:
        part.stack[:] = [frame for frame in part.stack if not frame.filename.startswith(_HERE)]
        part = part.__cause__ or part.__context__
    print("".join(shown.format()), file=sys.stderr, end="")


def _said(error: BaseException) -> str:
    """The error's class and message; of an error inside a graph, those of its origin."""
    name, text = type(error).__name__, _GRAPH_NODE.sub("", str(error))
    inside = _of_tensorflow(error) or text.lstrip().startswith("in user code:")
    origin = _GRAPH_ERROR.findall(text) if inside else []
    if origin:
        return _first_line(origin[-1])
    lines = [line for line in _COLOURS.sub("", text).splitlines() if line.strip()]
    telling = [line for line in lines if not _PREAMBLE.match(line)] or lines
    line = _first_line(_IN_PIPELINE.sub("", "\n".join(telling)))
    return f"{name}: {line}" if line else name


def _first_line(text: str, limit: int = 200) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _place(error: BaseException, own: set[str]) -> str:
    """The innermost place in the user's own files, in Python or inside a graph."""
    frames = [
        (frame.filename, str(frame.lineno))
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in own
    ]
    if _of_tensorflow(error):
        frames += [found for found in _GRAPH_PLACE.findall(str(error)) if found[0] in own]
    if not frames:
        return ""
    path, line = frames[-1]
    return f" ({Path(path).name}:{line})"
