"""Layers that draw random numbers: Keras 3 makes the variable of their seed as they are made.

Shown on the installed Keras by tests/facts/test_runtime.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

# They draw as much as they are told, and have no seed where that is nothing.
_BY_RATE = re.compile(r"keras\.layers\.(?:\w*Dropout|GaussianNoise)")
_ALWAYS = re.compile(
    r"keras\.layers\.(?:Random(?:Brightness|Contrast|Crop|Flip|Rotation|Translation|Zoom)"
    r"|(?:LSTM|GRU|SimpleRNN)(?:Cell)?|ConvLSTM[123]D)"
)


def draws_by_rate(event: CallEvent) -> bool | None:
    """Whether a layer draws, by its rate or deviation; None if it is no layer that has one."""
    if _BY_RATE.fullmatch(event.name) is None:
        return None
    drawn = event.argument("stddev" if event.name.endswith("GaussianNoise") else "rate", 0)
    rate = fold(drawn) if drawn is not None else None
    return isinstance(rate, (int, float)) and rate > 0


def has_seed(event: CallEvent) -> bool:
    """Whether a call surely makes a layer that has a seed, as Keras 3 makes it."""
    by_rate = draws_by_rate(event)
    return _ALWAYS.fullmatch(event.name) is not None if by_rate is None else by_rate
