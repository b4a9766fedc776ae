"""The coordinate screen: a few trials that show which knobs matter, before any model can.

First the batch size alone, in steps of four, until it brings less than 3% more or fails. Then, at
the best batch size, one other value of every other knob.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.tuner.candidates import BATCH, Failures
from tfaudit.tuner.trials import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tfaudit.tuner.candidates import Key
    from tfaudit.tuner.space import Knob, Setting, Space, Value
    from tfaudit.tuner.trials import Trial

_FACTOR = 4
_GAIN = 1.03


def next_setting(
    space: Space, trials: Sequence[Trial], running: Collection[Key] = ()
) -> dict[str, Value] | None:
    """The next setting of the screen, or None when it is over or waits for what is running.

    A pure function of what was measured, so that a search that was cut short goes on where it was.
    Only a setting's first measurement counts: the screen does not change its mind.

    Args:
        space: What may vary.
        trials: What was measured, the baseline among them, oldest first; not the original script.
        running: Settings that are being measured now.
    """
    screen = _Screen(space, trials, running)
    missing = screen.climb()
    return missing if missing is not None else screen.alternatives()


class _Screen:
    def __init__(self, space: Space, trials: Sequence[Trial], running: Collection[Key]) -> None:
        self.space = space
        self.known: dict[Key, float | None] = {}
        for trial in trials:
            self.known.setdefault(key(space, trial.setting), trial.speed if trial.ok else None)
        self.running = set(running)
        self.failures = Failures(space, trials)
        self.current = space.baseline
        self.speed = self.known.get(key(space, self.current)) or 0.0

    def climb(self) -> dict[str, Value] | None:
        """The next batch size to measure; None once the best rung is found."""
        knob = next((k for k in self.space.knobs if k.name == BATCH), None)
        for size in _rungs(knob) if knob is not None else ():
            setting = {**self.current, BATCH: size}
            if self.failures.why(setting) is not None or self._is_running(setting):
                continue
            if not self._is_known(setting):
                return setting
            gained = (self.known[key(self.space, setting)] or 0.0) >= self.speed * _GAIN
            self._adopt(setting)
            if not gained:
                break
        return None

    def alternatives(self) -> dict[str, Value] | None:
        """The next change of one other knob to measure."""
        for knob in self.space.knobs:
            if knob.name == BATCH:
                continue
            setting = self._alternative(knob)
            if setting is None or self._is_running(setting):
                continue
            if not self._is_known(setting):
                return setting
            self._adopt(setting)
        return None

    def _alternative(self, knob: Knob) -> dict[str, Value] | None:
        """The setting with the value of a knob that is farthest from the current one."""
        now = self.current[knob.name]
        ends = (knob.values[-1], knob.values[0], *knob.values)
        settings = ({**self.current, knob.name: value} for value in ends if value != now)
        usable = (s for s in settings if self._is_known(s) or self.failures.why(s) is None)
        return next(usable, None)

    def _adopt(self, setting: dict[str, Value]) -> None:
        speed = self.known[key(self.space, setting)]
        if speed is not None and speed > self.speed:
            self.current, self.speed = setting, speed

    def _is_known(self, setting: Setting) -> bool:
        return key(self.space, setting) in self.known

    def _is_running(self, setting: Setting) -> bool:
        return key(self.space, setting) in self.running


def _rungs(knob: Knob) -> Iterator[Value]:
    """Batch sizes above the script's own, each at least four times the last; then the largest."""
    sizes = sorted(v for v in knob.values if not isinstance(v, str) and not isinstance(v, bool))
    last = knob.baseline
    assert isinstance(last, int | float)
    larger = [size for size in sizes if size > last]
    for size in larger:
        if size >= _FACTOR * last or size == larger[-1]:
            yield size
            last = size
