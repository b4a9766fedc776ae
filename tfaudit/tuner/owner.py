"""Who works on a study: one process, known by more than its number, which is used again."""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_STALE_SECONDS = 24 * 3600.0  # an owner on another host is believed dead after a day's silence


@dataclass(frozen=True)
class Owner:
    """A process that writes to a study."""

    host: str
    boot: str  # changes when the host starts again; empty where that is not known
    pid: int
    started: str  # when the process started, in the system's own words
    seen: float  # seconds since the epoch, when it last wrote

    @classmethod
    def current(cls) -> Owner:
        """This process."""
        return cls(platform.node(), _boot(), os.getpid(), _started(os.getpid()), time.time())

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Owner:
        """The owner that `to_json` wrote."""
        return cls(**plain)

    def to_json(self) -> dict[str, Any]:
        """The owner as plain JSON values."""
        return asdict(self)

    def is_current(self) -> bool:
        """Whether this process is the owner."""
        here = Owner.current()
        return self._identity == here._identity

    def alive(self) -> bool:
        """Whether the owner still runs; on another host, whether it wrote within a day."""
        if self.host != platform.node():
            return time.time() - self.seen < _STALE_SECONDS
        return self.boot == _boot() and bool(self.started) and _started(self.pid) == self.started

    @property
    def _identity(self) -> tuple[str, str, int, str]:
        return (self.host, self.boot, self.pid, self.started)

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}"


def _boot() -> str:
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    return ""


def _started(pid: int) -> str:
    """When a process started; empty when there is none or it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return _started_by_ps(pid) if not Path("/proc/self/stat").exists() else ""
    except OSError:
        return ""
    # The second field is the program's name in brackets, which may hold spaces and brackets.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in {"Z", "X"} else fields[19]


def _started_by_ps(pid: int) -> str:
    command = ["ps", "-o", "lstart=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
