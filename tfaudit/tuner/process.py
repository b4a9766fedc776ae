"""One trial as the tuner sees it: a socket to its supervisor, and a pipe with its events."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.child.channel import Message, Receiver, Sender

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Ends:
    """The descriptors of a trial on the other side: its supervisor's, and its own."""

    link: int
    events: int
    log: int

    @property
    def all(self) -> tuple[int, int, int]:
        """In the order in which the other side expects them."""
        return self.link, self.events, self.log


class TrialProcess:
    """The tuner's side of a trial that somebody else starts with `ends`."""

    def __init__(self, job: Message, log: Path) -> None:
        """Open the channels and leave the job for the supervisor to read.

        Args:
            job: What to run; see `tfaudit.tuner.child.trial.run`.
            log: File for the trial's stdout and stderr; replaced if it exists.
        """
        self._link, other = socket.socketpair()
        self._events, events = os.pipe()
        self.ends = Ends(
            other.detach(), events, os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        )
        self._job = job
        self._from_supervisor = Receiver(self._link.fileno())
        self._from_trial = Receiver(self._events)
        self._pid: int | None = None
        self.exit: Message | None = None  # of the supervisor: how the trial's process ended
        self.closed = False
        self._handed_over = False

    def started(self) -> None:
        """The other side has its descriptors: close ours of them, and hand over the job."""
        self._let_go_of_ends()
        Sender(self._link.fileno()).send(self._job)

    def messages(self, seconds: float) -> Iterator[Message]:
        """The trial's events of the next moment; sets `closed` when no more can come."""
        with selectors.DefaultSelector() as selector:
            for receiver in (self._from_trial, self._from_supervisor):
                if not receiver.closed:
                    selector.register(receiver, selectors.EVENT_READ, receiver)
            ready = [key.data for key, _ in selector.select(seconds)]
        # The supervisor says "exit" after the trial's last word, which is then in the pipe.
        if self._from_trial in ready:
            yield from self._from_trial.read()
        if self._from_supervisor in ready:
            for message in self._from_supervisor.read():
                self._pid = message.get("pid", self._pid)
                if "exit" in message:
                    self.exit = message
            if self.exit is not None or self._from_supervisor.closed:
                yield from self._rest()
                self.closed = True

    def end(self, grace: float, *, dump: bool = False) -> None:
        """Ask the supervisor to end the trial: SIGTERM, and SIGKILL after `grace` seconds.

        Args:
            grace: Seconds.
            dump: First write where the trial's threads are into its log.
        """
        Sender(self._link.fileno()).send({"kill": grace, "dump": dump})

    def close(self) -> None:
        """Let go of the trial; if it still runs, its supervisor kills it at once."""
        if not self._handed_over:  # it was never started
            self._let_go_of_ends()
        with contextlib.suppress(OSError):
            self._link.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + 15
        while not self.closed and time.monotonic() < deadline:
            for _ in self.messages(1.0):
                pass
        if self.exit is None and self._pid is not None:  # the supervisor itself was killed
            with contextlib.suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)
        self._link.close()
        with contextlib.suppress(OSError):
            os.close(self._events)

    def _let_go_of_ends(self) -> None:
        self._handed_over = True
        for fd in self.ends.all:
            os.close(fd)

    def _rest(self) -> Iterator[Message]:
        """What is left in the pipe; processes that outlive the trial may keep it open."""
        os.set_blocking(self._events, False)
        while not self._from_trial.closed:
            messages = self._from_trial.read()
            if not messages and not self._from_trial.closed:
                break
            yield from messages
