"""The process between the tuner and one trial: it starts the trial, waits, and cleans up.

It never runs the user's code. It holds one end of a socket to the tuner; when the other end
closes, because the tuner was killed, it ends the trial. All processes that a trial leaves behind
become its own children and are ended with it.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Callable

from .channel import Message, Receiver, Sender
from .descendants import adopt_orphans, kill_all

Trial = Callable[[Message, int], None]  # (job, descriptor for events)


def supervise(link: int, events: int, log: int, run: Trial) -> None:
    """Run one trial in a child process, from its job message to its exit message.

    Args:
        link: Socket to the tuner: the job comes in; {"pid"} and {"exit", "signal"} go out.
        events: Pipe on which the trial tells its progress and result.
        log: File for the trial's stdout and stderr.
        run: What the child does; never returns to us.
    """
    receiver, sender = Receiver(link), Sender(link)
    job = receiver.read_one()
    if job is None:
        return
    adopt_orphans()
    wake, _ = _wake_on_child()
    scratch = tempfile.mkdtemp(prefix="tfaudit-")
    try:
        with warnings.catch_warnings():
            # Python 3.12 warns of threads at a fork: numpy's, which mend themselves after it.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            _become_trial(link, log)
            run({**job, "scratch": scratch, "supervisor": os.getppid()}, events)
            os._exit(0)
        os.close(events)
        os.close(log)
        sender.send({"pid": pid})
        status = _wait(pid, receiver, wake)
        clean = kill_all(os.getpid(), pid)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    code = os.waitstatus_to_exitcode(status) if status is not None else -signal.SIGKILL
    sender.send({"exit": max(code, 0), "signal": max(-code, 0), "clean": clean})


def _wake_on_child() -> tuple[int, int]:
    """A descriptor that becomes readable when a child ends."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    os.set_blocking(read, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(write)
    return read, write


def _become_trial(link: int, log: int) -> None:
    """In the child: a session of its own, no stdin, output to the log, signals as at a start."""
    os.close(link)
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    for fd in {null, log} - {0, 1, 2}:
        os.close(fd)


def _wait(pid: int, receiver: Receiver, wake: int) -> int | None:
    """Wait for the trial's end, or for the tuner to want it; None when it had to be killed."""
    deadline: float | None = None
    while True:
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 4096)
        with contextlib.suppress(ChildProcessError):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                return status
        if deadline is not None and time.monotonic() > deadline:
            return None
        # After an end of file the link would always be readable.
        watched = [wake] if receiver.closed else [wake, receiver.fileno()]
        timeout = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select(watched, [], [], timeout)
        if receiver.fileno() in ready:
            for message in receiver.read():
                deadline = time.monotonic() + _ask_to_end(pid, message)
            if receiver.closed:
                return None


def _ask_to_end(pid: int, message: Message) -> float:
    """Pass on the tuner's wish that the trial end; returns the seconds of grace."""
    with contextlib.suppress(OSError):
        if message.get("dump"):  # where it hangs, for the log
            os.kill(pid, signal.SIGUSR2)
            time.sleep(0.2)
        os.killpg(pid, signal.SIGTERM)
    return float(message["kill"])
