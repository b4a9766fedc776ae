"""Trials as the search sees them: what is asked for, and what came of it.

Pure values and their form in JSON, which is how a study keeps them.
"""

from __future__ import annotations

import dataclasses
import enum
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tfaudit.tuner.measurement import Measurement, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tfaudit.tuner.space import Setting, Space, Value


class Role(enum.Enum):
    """Why a trial is run."""

    ORIGINAL = "original"  # the user's script, untouched
    BASELINE = "baseline"  # the script with its safe fixes, every knob as it is
    SCREEN = "screen"  # one knob changed, to learn which knobs matter
    SEARCH = "search"  # suggested by the sampler
    CONTROL = "control"  # the baseline again: how far the machine drifts
    FINAL = "final"  # the best few again, interleaved with the script they are compared with


# Roles that explore: they count against the number of trials that the user allows.
EXPLORING = frozenset({Role.BASELINE, Role.SCREEN, Role.SEARCH})


class Progress(Protocol):
    """What is known of a running trial (`tfaudit.tuner.runner.Progress`)."""

    @property
    def phase(self) -> str:
        """What it is doing, in a word or two."""

    @property
    def seconds(self) -> float:
        """Since it began."""

    @property
    def steps(self) -> int:
        """Training steps so far."""

    @property
    def examples_per_second(self) -> float | None:
        """Median so far, once it measures."""


@dataclass(frozen=True)
class Task:
    """One trial to run."""

    number: int
    role: Role
    setting: Setting
    original: bool = False  # run the user's script untouched; the setting is then the baseline's
    slots: tuple[int, ...] = (0,)  # which of the devices are this trial's alone, by position
    hopeless_below: float | None = None  # examples/s; a trial that cannot reach this may be ended
    until_loss: float | None = None  # train until the loss is as low, to see how soon that is
    expected_gain: float | None = None  # that the sampler sees in it, in log examples/s
    finals: str = ""  # which finals it belongs to
    cancel: threading.Event = field(default_factory=threading.Event)  # set: end it now
    report: Callable[[Progress], None] = lambda progress: None  # noqa: ARG005


class Measure(Protocol):
    """Runs one trial to its end and says what it measured; called in a thread of its own."""

    def __call__(self, task: Task) -> Measurement:
        """Run the trial; INTERRUPTED when `task.cancel` ended it."""


@dataclass(frozen=True)
class Trial:
    """A trial that has ended."""

    number: int
    role: Role
    setting: Setting
    measurement: Measurement
    original: bool = False  # it ran the user's script untouched
    began: float = 0.0  # seconds since the epoch
    expected_gain: float | None = None  # that the sampler saw in it, in log examples/s
    finals: str = ""  # which finals it belongs to
    answered: str = ""  # not run: where its result is known from

    @property
    def ok(self) -> bool:
        """Whether it trained and was measured to the end."""
        return self.measurement.status is Status.OK and bool(self.measurement.examples_per_second)

    @property
    def speed(self) -> float | None:
        """Examples per second, also of trials that were given up or whose loss was bad."""
        if self.measurement.status in _MEASURED:
            return self.measurement.examples_per_second or None  # 0: no step was measured
        return None


_MEASURED = frozenset({Status.OK, Status.PRUNED, Status.BAD_LOSS})


def differences(space: Space, setting: Setting) -> dict[str, Value]:
    """What of a setting is not as in the script."""
    return {k.name: setting[k.name] for k in space.knobs if setting[k.name] != k.baseline}


def describe(space: Space, setting: Setting, otherwise: str = "as it is") -> str:
    """A setting in a few words: only what differs from the script."""
    changed = differences(space, setting)
    return ", ".join(f"{name}={word(value)}" for name, value in changed.items()) or otherwise


def word(value: Value) -> str:
    """A knob's value as it is written for people."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def key(space: Space, setting: Setting) -> tuple[Value, ...]:
    """A setting as something to look up."""
    return tuple(setting[knob.name] for knob in space.knobs)


def speeds(trials: Sequence[Trial]) -> list[float]:
    """The examples per second of those trials that have them."""
    return [trial.speed for trial in trials if trial.speed is not None]


def to_json(measurement: Measurement) -> dict[str, Any]:
    """A measurement as plain JSON values."""
    plain = dataclasses.asdict(measurement)
    plain["status"] = measurement.status.value
    plain["log"] = None if measurement.log is None else str(measurement.log)
    return plain


def from_json(plain: dict[str, Any]) -> Measurement:
    """The measurement that `to_json` wrote; fields of other versions are left out."""
    known = {f.name for f in dataclasses.fields(Measurement)}
    values = {name: value for name, value in plain.items() if name in known}
    values["status"] = Status(values["status"])
    values["log"] = None if values.get("log") is None else Path(values["log"])
    values["losses"] = tuple((int(n), float(loss)) for n, loss in values.get("losses") or ())
    for name in ("windows", "notes", "record"):
        values[name] = tuple(values.get(name) or ())
    return Measurement(**values)
