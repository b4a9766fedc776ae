"""How a trial ended, in one line that the user understands."""

from __future__ import annotations

import errno
import os
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

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


def is_memory_error(error: BaseException) -> bool:
    """Whether memory ran out: by class where there is one, else by the library's words."""
    if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return (
        is_memory_text(str(error))
        if isinstance(error, RuntimeError) or _of_tensorflow(error)
        else False
    )


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
    name = type(error).__name__
    text = _first_line(str(error))
    where = _place(error.__traceback__, own)
    said = f"{name}: {text}" if text else name
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


def _first_line(text: str, limit: int = 200) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _place(trace: TracebackType | None, own: set[str]) -> str:
    """The innermost frame in the user's own files."""
    frames = [frame for frame in traceback.extract_tb(trace) if frame.filename in own]
    if not frames:
        return ""
    return f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})"  # noqa: PTH119
