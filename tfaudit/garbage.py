"""When Python collects garbage: at the end of a file, and without walking its syntax tree."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collecting_at_end() -> Iterator[None]:
    """Let garbage wait till the end of a file, and then collect what was made meanwhile.

    Python's default walks the large trees so often that it takes a third of a check's time; those
    that are kept for other files are not walked again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was_enabled:
            gc.enable()


def set_aside() -> None:
    """Spare the collector what there is, such as a tree that was just parsed.

    A tree has no cycles, so that it goes when nobody refers to it, without being walked. What else
    there is by now has to break its own cycles: see `Program.close`.
    """
    if not gc.isenabled():  # else nobody waits for the end of a file
        gc.freeze()
