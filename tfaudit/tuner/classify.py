"""From a trial's messages and its exit to a `Measurement`: how it ended, and why."""

from __future__ import annotations

import contextlib
import re
import signal
import time
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.tuner.child.outcome import is_memory_text
from tfaudit.tuner.measurement import Limits, Measurement, Status

if TYPE_CHECKING:
    from tfaudit.tuner.child.channel import Message

_MIN_HANG_STEPS = 10  # a step may take this many times the usual before it counts as hanging
_MOST_COMPILATION = 2  # and that many times the first: XLA compiles for the last, smaller batch too
# Of a C++ exception, of a failed check in TensorFlow, of an allocation.
_LAST_WORDS = re.compile(
    r"what\(\):|terminate called|Check failed|bad_alloc|out of memory|failed to allocate"
)
_TUPLES = ("windows", "losses", "notes", "record")


@dataclass(frozen=True)
class Ending:
    """Why the tuner ends a trial."""

    status: Status
    reason: str
    dump: bool = False  # write into the log where its threads are


class Watch:
    """Follows the messages of one trial, and its clock."""

    def __init__(self, limits: Limits, began: float, oom_kills: int) -> None:
        """Start watching.

        Args:
            limits: The trial's.
            began: When it was asked for, by `time.monotonic`.
            oom_kills: The kernel's count of kills for memory at that time.
        """
        self.limits = limits
        self.began = began
        self.phase = "starting"
        self.state: Message = {}
        self._script_began: float | None = None
        self._heard = began
        self._ending: Ending | None = None
        self._result: Message | None = None
        self._oom_kills = oom_kills

    @property
    def missing_tensorflow(self) -> bool:
        """Whether the script could not import TensorFlow."""
        return (self._result or {}).get("missing") == "tensorflow"

    def take(self, message: Message) -> None:
        """One message of the trial."""
        self._heard = time.monotonic()
        event = message.pop("event")
        if event == "begin":
            self._script_began, self.phase = message["at"], "building"
            return
        self.phase = message.pop("phase", self.phase)
        self.state = message
        if event == "result":
            self._result = message

    def ending(self, *, cancelled: bool) -> Ending | None:
        """Why to end the trial, told once; None to let it run."""
        if self._ending is not None or self._result is not None:
            return None
        now = time.monotonic()
        trained = self.state.get("executions", 0) > 0
        step = self.state.get("step_seconds") or 0.0
        first = self.state.get("first_step_seconds") or 0.0
        patience = max(self.limits.hang_timeout, _MIN_HANG_STEPS * step, _MOST_COMPILATION * first)
        if cancelled:
            self._ending = Ending(Status.INTERRUPTED, "the search was stopped")
        elif trained and now - self._heard > patience:
            self._ending = Ending(
                Status.HANG, f"no training step for {now - self._heard:.0f} s", dump=True
            )
        elif now - self.began > self.limits.trial_timeout:
            self._ending = self._too_long(trained=trained)
        return self._ending

    def _too_long(self, *, trained: bool) -> Ending:
        limit = f"{self.limits.trial_timeout:g} s"
        if trained:
            return Ending(Status.TIMEOUT, f"not finished within {limit}")
        return Ending(Status.HANG, f"no training step within {limit}", dump=True)

    def measurement(self, exit_message: Message | None, log: Path) -> Measurement:
        """What came of it, after the trial's process has ended."""
        status, reason = self._status(exit_message, log)
        known = {field.name for field in fields(Measurement)}
        values = {name: value for name, value in self.state.items() if name in known}
        for name in _TUPLES:
            values[name] = tuple(
                tuple(item) if isinstance(item, list) else item for item in values.get(name, ())
            )
        values.update(status=status, reason=reason)
        measured = Measurement(**values)
        started = self.state.get("started")
        script = self._script_began
        return replace(
            measured,
            start_seconds=None if script is None else script - self.began,
            build_seconds=None if script is None or started is None else started - script,
            total_seconds=time.monotonic() - self.began,
            log=log,
        )

    def _status(self, exit_message: Message | None, log: Path) -> tuple[Status, str]:
        if self._result is not None:
            return Status(self._result["status"]), self._result["reason"]
        if self._ending is not None:
            return self._ending.status, self._ending.reason
        if exit_message is None:
            return Status.CRASH, "the trial's processes were killed from outside"
        number = exit_message["signal"]
        if number:
            return self._of_signal(number, log)
        return (
            Status.CRASH,
            f"the script ended its process with status {exit_message['exit']} (os._exit)",
        )

    def _of_signal(self, number: int, log: Path) -> tuple[Status, str]:
        name = signal.Signals(number).name
        said = last_words(log)
        if number == signal.SIGKILL and oom_kills() > self._oom_kills:
            return Status.OUT_OF_MEMORY, "killed by the kernel: the host's memory ran out"
        if is_memory_text(said):
            return Status.OUT_OF_MEMORY, f"{name}: {said}"
        if number == signal.SIGKILL:
            return Status.CRASH, "killed by SIGKILL, by somebody or for lack of memory"
        names = {signal.SIGSEGV: "segmentation fault", signal.SIGABRT: "aborted"}
        reason = names.get(signal.Signals(number), "killed")
        return Status.CRASH, f"{reason} ({name})" + (f": {said}" if said else "")


def oom_kills() -> int:
    """How many processes the kernel has killed here for lack of memory; 0 where it does not say."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path("/sys/fs/cgroup/memory.events").read_text().splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


def last_words(log: Path) -> str:
    """What a process that aborted said in its log: the message of the check or exception."""
    try:
        text = log.read_text(errors="replace")[-20000:]
    except OSError:
        return ""
    said = [line.strip() for line in text.splitlines() if _LAST_WORDS.search(line)]
    return said[-1][:200] if said else ""
