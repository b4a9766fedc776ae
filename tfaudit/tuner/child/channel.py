"""Messages between processes: one JSON object per line over a file descriptor."""

from __future__ import annotations

import json
import os
import threading
from typing import Any

Message = dict[str, Any]
HOLD = b"h"  # to the server, before a message: read what it tells, for the trials to come
TRIAL = b"."  # to the server, with the descriptors of a trial


class Sender:
    """Writes messages; safe to use from several threads."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()

    def send(self, message: Message) -> None:
        """Write one message; a reader that is gone is no error, for nobody is left to tell."""
        data = json.dumps(message).encode() + b"\n"
        with self._lock:
            try:
                while data:
                    data = data[os.write(self._fd, data) :]
            except (BrokenPipeError, ConnectionResetError):
                pass


class Receiver:
    """Reads messages from a descriptor as its bytes arrive."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._rest = b""
        self.closed = False

    def fileno(self) -> int:
        """The descriptor, so that a selector can wait for it."""
        return self._fd

    def read(self) -> list[Message]:
        """Wait for bytes, and return the messages that are complete; sets `closed` at the end."""
        try:
            data = os.read(self._fd, 1 << 16)
        except (ConnectionResetError, BlockingIOError) as error:
            self.closed = isinstance(error, ConnectionResetError)
            return []
        self.closed = not data
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [json.loads(line) for line in lines]

    def read_one(self) -> Message | None:
        """Wait for one message; None when the other side closed first."""
        messages: list[Message] = []
        while not messages and not self.closed:
            messages = self.read()
        return messages[0] if messages else None
