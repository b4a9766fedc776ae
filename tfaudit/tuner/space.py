"""What may vary between trials: knobs, their values, and one choice of them.

Pure values. Where a knob's values come from, and how one is written into the source, is
`tfaudit.tuner.knobs`; what a setting measured is `tfaudit.tuner.measurement`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfaudit.model import Place

Value = str | int | float | bool
Setting = Mapping[str, Value]  # a value for every knob of the space; treat as frozen


@dataclass(frozen=True)
class Knob:
    """A named place in the program, and the values it may take."""

    name: str  # "batch_size", "strategy", "precision", "xla", "steps_per_execution", "fix:TFA301"
    values: tuple[Value, ...]  # in their natural order when `ordinal`
    baseline: Value  # what the script has now; one of `values`
    ordinal: bool = False  # neighbours behave alike (sizes); else every two values are equally far
    semantic: bool = False  # changes what is computed (batch size, precision), not only how fast
    memory: bool = False  # part of what decides memory use, beside the per-replica batch size
    places: tuple[Place, ...] = ()  # where the value is written
    note: str = ""  # what the reader should know: why values were left out, what follows a change


@dataclass(frozen=True)
class Space:
    """The candidates: every combination of the knobs' values that is not excluded."""

    knobs: tuple[Knob, ...]
    excluded: tuple[tuple[Setting, str], ...] = ()  # partial settings that cannot run, with why

    @property
    def baseline(self) -> dict[str, Value]:
        """The script as it is."""
        return {knob.name: knob.baseline for knob in self.knobs}

    def why_excluded(self, setting: Setting) -> str | None:
        """Why this setting cannot run, or None when it can."""
        for partial, reason in self.excluded:
            if all(setting.get(name) == value for name, value in partial.items()):
                return reason
        return None

    def settings(self) -> Iterator[dict[str, Value]]:
        """Every candidate, the first knob varying slowest."""
        names = [knob.name for knob in self.knobs]
        for values in itertools.product(*(knob.values for knob in self.knobs)):
            setting = dict(zip(names, values, strict=True))
            if self.why_excluded(setting) is None:
                yield setting

    def __len__(self) -> int:
        """How many combinations there are, excluded ones included."""
        return math.prod(len(knob.values) for knob in self.knobs)
