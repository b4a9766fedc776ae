"""What is told of a training run, and asked of it, whatever kind of loop it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Count:
    """What training has consumed so far."""

    steps: int
    examples: int | None  # None: the batch cannot be seen
    largest: int | None = None  # examples in the largest step; None: not known
    smallest: int | None = None  # in the smallest, of one replica; None: not known


@dataclass(frozen=True)
class Limits:
    """When to stop; the tuner's `Limits`, as far as they concern the trial itself."""

    seconds: float
    min_windows: int
    max_windows: int
    precision: float
    hopeless_below: float | None = None


@dataclass
class Source:
    """What the meter asks of the training that it measures."""

    count: Callable[[], Count]  # cheap on the host, asked at the edges of windows
    traces: Callable[[], int]  # how often the step was traced so far
    loss: Callable[[], float | None]  # the last one
    wait: Callable[[], None]  # until the devices have finished all that was asked of them
