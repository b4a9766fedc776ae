"""Runs the probe in the user's interpreter, and reads what it wrote."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from tfaudit.doctor.facts import Gpu, Interpreter
from tfaudit.errors import UsageError

PROBE = Path(__file__).parent / "child" / "probe.py"
_LOG_LINES = 200  # the last ones; TensorFlow writes some thirty


def ask(python: Path, seconds: float) -> Interpreter:
    """What an interpreter says of itself and its TensorFlow.

    Args:
        python: The interpreter.
        seconds: After which it is ended; what it said until then is kept.

    Raises:
        UsageError: It cannot be started, or is no Python.
    """
    with tempfile.TemporaryDirectory(prefix="tfaudit-doctor-") as folder:
        report, log = Path(folder, "report"), Path(folder, "log")
        code = _run([str(python), str(PROBE), str(report)], log, seconds)
        facts = _read(report)
        lines = tuple(log.read_text(errors="replace").splitlines()[-_LOG_LINES:])
    if "version" not in facts and code is not None:
        reason = lines[-1] if lines else f"exit code {code}"
        raise UsageError(f"'{python}' does not work as a Python interpreter: {reason}")
    known = {field.name for field in fields(Interpreter)}
    return Interpreter(
        python=python, exit=code, log=lines, **{k: v for k, v in facts.items() if k in known}
    )


def _run(command: list[str], log: Path, seconds: float) -> int | None:
    """The exit code; None where the time ran out."""
    with log.open("wb") as stderr:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=stderr, stderr=stderr,
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise UsageError(f"cannot start '{command[0]}' ({error.strerror})") from None
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:  # all that it started, too; also when we are interrupted
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _read(report: Path) -> dict[str, Any]:
    """All facts together; a line that was cut off in the middle is left out."""
    found: dict[str, Any] = {}
    if not report.exists():
        return found
    for line in report.read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(json.JSONDecodeError):
            found.update(json.loads(line))
    if "gpus" in found:
        found["gpus"] = tuple(Gpu(gpu["name"], tuple(gpu["capability"])) for gpu in found["gpus"])
    return found
