"""The candidates of a search: the settings that may be tried, and those that cannot work.

An out-of-memory rules out every setting with the same memory knobs and at least the same batch per
replica. Two failures of another kind with one value of a knob, and no success, rule out the value.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tfaudit.tuner.gaussian_process import Array
    from tfaudit.tuner.space import Knob, Setting, Space, Value
    from tfaudit.tuner.trials import Trial

    Key = tuple[Value, ...]

BATCH = "batch_size"  # the knob whose value is the batch of one replica
MOST = 20_000  # candidates; of a larger space, a random part

_BROKEN = frozenset(
    {
        Status.BAD_LOSS,
        Status.CRASH,
        Status.HANG,
        Status.NO_STEPS,
        Status.TIMEOUT,
        Status.WRONG_BATCH,
    }
)


class Candidates:
    """The settings of a space, in a fixed order.

    Args:
        space: Whose.
        seed: Decides which part of a very large space is looked at.
    """

    def __init__(self, space: Space, seed: int = 0) -> None:
        self.space = space
        self.settings = tuple(_settings(space, seed))
        self.position = {key(space, s): i for i, s in enumerate(self.settings)}

    def __len__(self) -> int:
        return len(self.settings)

    @cached_property
    def points(self) -> Array:
        """One row per setting: a knob's value as its position, scaled to [0, 1] when ordinal."""
        columns = [_column(knob, self.settings) for knob in self.space.knobs]
        return np.array(columns, dtype=float).T.reshape(len(self.settings), len(columns))

    @property
    def ordinal(self) -> list[bool]:
        """Which columns of `points` are ordinal."""
        return [knob.ordinal for knob in self.space.knobs]


class Failures:
    """What trials so far have shown not to work."""

    def __init__(self, space: Space, trials: Iterable[Trial]) -> None:
        self._space = space
        self._memory = [k.name for k in space.knobs if k.memory and k.name != BATCH]
        seen = list(trials)
        self._too_large = [t.setting for t in seen if t.measurement.status is Status.OUT_OF_MEMORY]
        self.values = _broken_values(space, seen)

    def why(self, setting: Setting) -> str | None:
        """Why a setting need not be tried, or None."""
        excluded = self._space.why_excluded(setting)
        if excluded is not None:
            return excluded
        for failed in self._too_large:
            if self._needs_as_much(setting, failed):
                return (
                    f"{BATCH} {failed.get(BATCH)} ran out of memory"
                    if BATCH in failed
                    else ("out of memory")
                )
        for name, value in self.values:
            if setting[name] == value:
                return f"{name}={value} failed twice"
        return None

    def _needs_as_much(self, setting: Setting, failed: Setting) -> bool:
        """Whether a setting needs at least the memory of one that ran out of it."""
        if BATCH not in setting:
            return setting == failed
        same = all(setting[name] == failed[name] for name in self._memory)
        return same and _number(setting[BATCH]) >= _number(failed[BATCH])


def _broken_values(space: Space, trials: list[Trial]) -> frozenset[tuple[str, Value]]:
    """Values that failed in two settings and never worked; never the script's own values."""
    failed: Counter[tuple[str, Value]] = Counter()
    worked: set[tuple[str, Value]] = set()
    seen: set[Key] = set()
    for trial in trials:
        changed = {(k.name, trial.setting[k.name]) for k in space.knobs}
        if trial.ok:
            worked |= changed
        elif trial.measurement.status in _BROKEN and key(space, trial.setting) not in seen:
            seen.add(key(space, trial.setting))
            failed.update(changed)
    own = {(knob.name, knob.baseline) for knob in space.knobs}
    return frozenset(v for v, count in failed.items() if count > 1 and v not in worked | own)


def _number(value: Value) -> float:
    return float(value) if not isinstance(value, str) else 0.0


def _column(knob: Knob, settings: Iterable[Setting]) -> list[float]:
    scale = max(1, len(knob.values) - 1) if knob.ordinal else 1
    position = {value: index / scale for index, value in enumerate(knob.values)}
    return [position[setting[knob.name]] for setting in settings]


def _settings(space: Space, seed: int) -> Iterator[dict[str, Value]]:
    if len(space) <= MOST:
        yield from space.settings()
        return
    rng = random.Random(seed)
    found: dict[Key, dict[str, Value]] = {}
    for setting in _near(space):
        found[key(space, setting)] = setting
    while len(found) < MOST:
        setting = {knob.name: rng.choice(knob.values) for knob in space.knobs}
        found.setdefault(key(space, setting), setting)
    yield from (s for s in found.values() if space.why_excluded(s) is None)


def _near(space: Space) -> Iterator[dict[str, Value]]:
    """The script as it is, and every change of one or two knobs."""
    base = space.baseline
    yield base
    for first in space.knobs:
        for value in first.values:
            once = {**base, first.name: value}
            yield once
            for second in space.knobs:
                for other in second.values:
                    yield {**once, second.name: other}
