"""Writes a file while things go wrong; a process of its own, since it forks and gives up rights.

    python disasters.py killed FOLDER     SIGKILL before and after every system call of a write
    python disasters.py limited FOLDER    no file may grow beyond some bytes, as on a full disk
    python disasters.py nobody FOLDER     without the right to write the file, or its folder

Prints JSON; see test_writing.py.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError
from tfaudit.writing import write

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"old = 1\n" * 2_000, b"new = 2\n" * 3_000
PTRACE_TRACEME, PTRACE_SYSCALL = 0, 24
NOBODY = 65534


def killed(folder: Path) -> object:
    """What stands in the file after a SIGKILL at each stop: counts, and leftovers."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    found: Counter[str] = Counter()
    leftovers: set[str] = set()
    stops = 0
    while True:
        path = folder / str(stops) / "train.py"
        path.parent.mkdir()
        path.write_bytes(OLD)
        path.chmod(0o640)
        finished = _killed_at(stops, libc, lambda path=path: write(path, OLD, NEW))  # type: ignore[misc]
        state = {OLD: "old", NEW: "new"}.get(path.read_bytes(), "broken")
        found[state if path.stat().st_mode & 0o7777 == 0o640 else "other mode"] += 1
        leftovers |= {p.name[:10] for p in path.parent.iterdir()} - {"train.py"}
        if finished:
            return {"stops": stops, "found": found, "leftovers": sorted(leftovers)}
        stops += 1


def _killed_at(stops: int, libc: ctypes.CDLL, work: Callable[[], None]) -> bool:
    """Whether the work was done before the stop at which it is killed."""
    pid = os.fork()
    if pid == 0:
        if libc.ptrace(PTRACE_TRACEME, 0, None, None):
            os._exit(ctypes.get_errno())
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status):
        raise OSError(os.waitstatus_to_exitcode(status), "ptrace")
    for _ in range(stops):
        libc.ptrace(PTRACE_SYSCALL, pid, None, None)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status):
            return True
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


def limited(folder: Path) -> object:
    """What is said, and left, with limits below what is to be written."""
    said = []
    path = folder / "train.py"
    path.write_bytes(OLD)
    for most in (0, 1, 4096, len(NEW) - 1):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        said.append(_said(path))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        said.append(_left(folder))
    return said


def nobody(folder: Path) -> object:
    """What is said, and left, where rights are missing."""
    closed = folder / "closed"
    for path, mode in ((folder / "train.py", 0o444), (closed / "train.py", 0o666)):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(OLD)
        path.chmod(mode)
    folder.chmod(0o777)
    closed.chmod(0o555)
    if os.getuid() == 0:
        os.setuid(NOBODY)
    said = [_said(folder / "train.py"), _said(closed / "train.py")]
    return [*said, _left(closed), sorted(p.name for p in folder.iterdir())]


def _said(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError):
        try:
            write(path, OLD, NEW)
        except TfauditError as error:
            return str(error)
    return ""


def _left(folder: Path) -> list[str]:
    """The files with their contents: nothing but the original."""
    names = {OLD: "old", NEW: "new"}
    return [f"{p.name} {names.get(p.read_bytes(), 'broken')}" for p in sorted(folder.iterdir())]


if __name__ == "__main__":
    work = {"killed": killed, "limited": limited, "nobody": nobody}[sys.argv[1]]
    print(json.dumps(work(Path(sys.argv[2]))))
