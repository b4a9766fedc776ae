"""Ending a process with everything that it started, whatever session its children moved to."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SET_PARENT_DEATH_SIGNAL = 1  # linux/prctl.h
_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """On Linux: descendants whose parent dies become ours, so that none can escape."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def die_with_parent(parent: int) -> None:
    """On Linux: the kernel kills this process when its parent ends."""
    _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if sys.platform == "linux" and os.getppid() != parent:  # it died before the call
        os._exit(1)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def descendants(root: int) -> list[int]:
    """The processes below `root`, zombies left out; empty where there is no /proc."""
    children: dict[int, list[int]] = {}
    zombies = set()
    for pid, parent, state in _processes():
        children.setdefault(parent, []).append(pid)
        if state in "ZX":
            zombies.add(pid)
    found: list[int] = []
    queue = [root]
    while queue:
        below = children.get(queue.pop(), [])
        found += below
        queue += below
    return [pid for pid in found if pid not in zombies]


def _processes() -> Iterator[tuple[int, int, str]]:
    """(process, its parent, its state) for every process."""
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            # The name may hold spaces and parentheses; the fields follow its last parenthesis.
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            yield int(entry.name), int(parent), state


def kill_all(root: int, group: int, seconds: float = 10.0) -> bool:
    """SIGKILL a process group and all processes below `root`, and reap those that are ours.

    Repeats until nothing is left, since what is being killed may be forking.

    Returns:
        Whether everything was gone in time.
    """
    deadline = time.monotonic() + seconds
    found_none = 0
    while True:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)
        left = descendants(root)
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        # A process whose parent ends during the scan can be missed by it, so look twice.
        found_none = 0 if left else found_none + 1
        if found_none == 2:
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
