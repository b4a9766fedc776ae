"""Starting trials in the user's interpreter: forked from a warm server, or in a new process."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError
from tfaudit.tuner.child.channel import HOLD, TRIAL, Message, Receiver

if TYPE_CHECKING:
    from tfaudit.tuner.process import TrialProcess

# Loads the package of this folder under a name of its own, since the user's interpreter need not
# have tfaudit. `-c` puts the current folder on the import path, where it could hide modules.
_BOOTSTRAP = """
import importlib.util, sys
if not getattr(sys.flags, "safe_path", False):
    del sys.path[0]
folder = sys.argv.pop(1)
spec = importlib.util.spec_from_file_location(
    "_tfaudit_trial", folder + "/__init__.py", submodule_search_locations=[folder])
package = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
from _tfaudit_trial.entry import main
main(*sys.argv[1:])
"""
_CHILD = Path(__file__).parent / "child"


def command(python: Path, mode: str, *descriptors: int) -> list[str]:
    """The command line that starts our code in the user's interpreter."""
    return [str(python), "-c", _BOOTSTRAP, str(_CHILD), mode, *map(str, descriptors)]


def start_fresh(
    python: Path, trial: TrialProcess, environ: dict[str, str]
) -> subprocess.Popen[bytes]:
    """Start a trial in a process of its own, which imports TensorFlow anew."""
    try:
        process = subprocess.Popen(
            command(python, "once", *trial.ends.all),
            env=environ,
            pass_fds=trial.ends.all,
            stdin=subprocess.DEVNULL,
            stdout=trial.ends.log,
            stderr=trial.ends.log,
            start_new_session=True,
        )
    except OSError as error:
        raise cannot_start(python, error) from None
    trial.started()
    return process


def cannot_start(python: Path, error: OSError) -> TfauditError:
    """The error for an interpreter that does not start."""
    return TfauditError(
        f"cannot run {python}: {error.strerror}; name the interpreter of your training script "
        "with --python"
    )


class Server:
    """A process that has imported TensorFlow, touched no device, and forks trials."""

    def __init__(self, python: Path, environ: dict[str, str], log: Path) -> None:
        """Start the server and wait until TensorFlow is imported.

        Args:
            python: The user's interpreter.
            environ: Its environment; TensorFlow reads some of it at its import.
            log: File for what the import prints.

        Raises:
            TfauditError: The interpreter or its TensorFlow does not start.
        """
        self._link, other = socket.socketpair()
        self._lock = threading.Lock()
        self.holds = False  # whether it was ever asked to read something
        with log.open("wb") as output, other:
            try:
                self._process = subprocess.Popen(
                    command(python, "serve", other.fileno()),
                    env=environ,
                    pass_fds=(other.fileno(),),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,  # Ctrl-C in the terminal is the tuner's business
                )
            except OSError as error:
                self._link.close()
                raise cannot_start(python, error) from None
        self.ready: Message = Receiver(self._link.fileno()).read_one() or {}
        if not self.ready.get("ready"):
            self.close()
            raise no_tensorflow(python, self.ready, log)

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the server still runs."""
        return self._process.poll() is None

    def start(self, trial: TrialProcess) -> bool:
        """Fork a trial; False when the server has died."""
        try:
            with self._lock:
                socket.send_fds(self._link, [TRIAL], list(trial.ends.all))
        except OSError:
            return False
        trial.started()
        return True

    def hold(self, request: Message) -> None:
        """Have the server read what a trial has read, so that the next ones find it in memory.

        Args:
            request: The call, as `tfaudit.tuner.child.held` tells it.
        """
        self.holds = True
        with contextlib.suppress(OSError), self._lock:
            self._link.sendall(HOLD + json.dumps(request).encode() + b"\n")

    def close(self) -> None:
        """End the server; trials that run are not touched."""
        self._link.close()  # which the server takes as its end
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def no_tensorflow(python: Path, ready: Message, log: Path) -> TfauditError:
    """The error for an interpreter without a TensorFlow that can be imported."""
    if ready.get("missing") == "tensorflow":
        return TfauditError(
            f"TensorFlow is not installed in {python}; install it there (pip install tensorflow), "
            "or name the interpreter of your training script with --python"
        )
    reason = ready.get("reason") or f"the interpreter ended; see {os.path.relpath(log)}"
    return TfauditError(f"TensorFlow cannot be imported in {python}: {reason}")
