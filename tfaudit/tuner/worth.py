"""What each change was worth by itself: an ablation, from the trials that were measured anyway.

Two settings that differ in one thing alone, measured in the same phase, say what it did to the
speed. Each such pair is one look at it; several are weighed by how often their settings ran.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.student_t import quantile
from tfaudit.tuner.trials import Role, key, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.tuner.candidates import Key
    from tfaudit.tuner.space import Space, Value
    from tfaudit.tuner.trials import Trial

SAFE_FIXES = "safe fixes"  # told as if they were a knob

_CONFIDENCE = 0.95

_Where = tuple[bool, "Key"]  # whether it is the untouched script, and the setting
_Level = tuple[float, int]  # mean log examples/s, and of how many trials


@dataclass(frozen=True)
class Worth:
    """What one value of a knob did to the speed, beside the script's own value."""

    knob: str  # or `SAFE_FIXES`
    value: Value
    instead_of: Value
    ratio: float  # of examples per second
    low: float | None  # the interval; None: nothing ran twice, so the spread is not known
    high: float | None
    pairs: int  # of settings that differ in this alone
    least: float  # of the pairs' ratios
    most: float

    @property
    def sign(self) -> int:
        """1: it certainly helps, -1: it certainly harms, 0: it may do neither."""
        if self.low is not None and self.low > 1:
            return 1
        return -1 if self.high is not None and self.high < 1 else 0

    def __str__(self) -> str:
        """The change in a few words."""
        if self.knob == SAFE_FIXES:
            return SAFE_FIXES
        return f"{self.knob} {word(self.instead_of)} → {word(self.value)}"


def worths(space: Space, trials: Sequence[Trial]) -> list[Worth]:
    """Every change that was measured, those that brought most first."""
    phases = _phases(space, trials)
    spread, degrees = _spread(phases)
    pairs: dict[tuple[str, Value, Value], list[tuple[float, float]]] = defaultdict(list)
    for phase in phases:
        levels = {where: (statistics.fmean(logs), len(logs)) for where, logs in phase.items()}
        for change, base, changed in _pairs(space, levels):
            weight = 1 / (1 / base[1] + 1 / changed[1])
            pairs[change].append((changed[0] - base[0], weight))
    found = [_worth(change, looks, spread, degrees) for change, looks in pairs.items()]
    return sorted(found, key=lambda worth: worth.ratio, reverse=True)


def _phases(space: Space, trials: Sequence[Trial]) -> list[dict[_Where, list[float]]]:
    """Log speeds by setting: of the search, and of each finals, which ran at another time."""
    found: dict[str, dict[_Where, list[float]]] = defaultdict(lambda: defaultdict(list))
    for trial in trials:
        if trial.speed is not None and not trial.answered:
            phase = trial.finals if trial.role is Role.FINAL else ""
            found[phase][trial.original, key(space, trial.setting)].append(math.log(trial.speed))
    return list(found.values())


def _spread(phases: Sequence[dict[_Where, list[float]]]) -> tuple[float, int]:
    """Standard deviation between trials of the same setting, and its degrees of freedom."""
    groups = [logs for phase in phases for logs in phase.values() if len(logs) > 1]
    degrees = sum(len(logs) - 1 for logs in groups)
    squares = sum(statistics.variance(logs) * (len(logs) - 1) for logs in groups)
    return (math.sqrt(squares / degrees) if degrees else 0.0), degrees


def _pairs(
    space: Space, levels: dict[_Where, _Level]
) -> Iterator[tuple[tuple[str, Value, Value], _Level, _Level]]:
    own = key(space, space.baseline)
    if (True, own) in levels and (False, own) in levels:
        yield (SAFE_FIXES, True, False), levels[True, own], levels[False, own]
    for position, knob in enumerate(space.knobs):
        for (original, where), level in levels.items():
            value = where[position]
            unchanged = (*where[:position], knob.baseline, *where[position + 1 :])
            if not original and value != knob.baseline and (False, unchanged) in levels:
                yield (knob.name, value, knob.baseline), levels[False, unchanged], level


def _worth(
    change: tuple[str, Value, Value],
    looks: Sequence[tuple[float, float]],
    spread: float,
    degrees: int,
) -> Worth:
    total = sum(weight for _, weight in looks)
    mean = sum(log * weight for log, weight in looks) / total
    low = high = None
    if degrees:
        width = quantile((1 + _CONFIDENCE) / 2, degrees) * spread / math.sqrt(total)
        low, high = math.exp(mean - width), math.exp(mean + width)
    logs = [log for log, _ in looks]
    least, most = math.exp(min(logs)), math.exp(max(logs))
    return Worth(*change, math.exp(mean), low, high, len(looks), least, most)
