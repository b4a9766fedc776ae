"""Trains a script before and after fixes, a few steps with fixed seeds in processes of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.comparison import Comparison, Verdict
from tfaudit.tuner.measurement import Limits, Measurement, Variant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tfaudit.tuner.measurement import Devices
    from tfaudit.tuner.runner import Runner

_BEFORE = 2  # trainings of the script as it was
_MORE = 3  # of each, where the losses differ

Texts = dict["Path", str]  # absolute path -> fixed text, of the script and of local modules


@dataclass(frozen=True)
class Subject:
    """What is trained: the script, with its arguments."""

    script: Path  # absolute
    argv: tuple[str, ...]
    steps: int  # whose losses are compared
    seconds: float = 2.0  # of measuring after them; 0: no speeds

    def variant(self, texts: Mapping[Path, str]) -> Variant:
        """The script with these texts instead of what is on the disk."""
        # The order of sets of strings, which some scripts list their classes by.
        environ = {} if "PYTHONHASHSEED" in os.environ else {"PYTHONHASHSEED": "0"}
        return Variant(self.script, dict(texts), self.argv, environ)


class Verifier:
    """Runs the trainings; those of the script as it was serve all comparisons."""

    def __init__(self, runner: Runner, subject: Subject) -> None:
        """Ask TensorFlow for its devices.

        Raises:
            TfauditError: the interpreter does not start, or has no TensorFlow.
        """
        self._runner = runner
        self._subject = subject
        self._devices: Devices = runner.machine(subject.variant({})).everything
        self._before: tuple[Measurement, ...] = ()

    def compare(self, texts: Texts, *, sure: bool) -> Comparison:
        """Train the script with these texts, and compare it with the script as it is.

        Args:
            texts: the fixed files.
            sure: Train more often before saying that the losses differ. A parallel map that draws
                random numbers often gives the same data twice, and then other data.

        Raises:
            TfauditError: the interpreter has no TensorFlow.
        """
        missing = _BEFORE - len(self._before)
        self._train_before(missing - 1)
        after = [self._train(texts, self._subject.seconds)]
        self._train_before(min(1, missing))  # around it, for the machine gets slower and faster
        while sure and len(after) <= _MORE and self._differs(after):
            after.append(self._train(texts, 0))
            if len(self._before) < _BEFORE + _MORE:
                self._before += (self._train({}, 0),)
        return Comparison(self._before, tuple(after))

    def _differs(self, after: list[Measurement]) -> bool:
        return Comparison(self._before, tuple(after)).verdict is Verdict.DIFFERENT

    def _train_before(self, times: int) -> None:
        self._before += tuple(self._train({}, self._subject.seconds) for _ in range(times))

    def _train(self, texts: Texts, seconds: float) -> Measurement:
        limits = Limits(
            seconds, min_windows=3, max_windows=10, precision=0.05, record_steps=self._subject.steps
        )
        return self._runner.run(self._subject.variant(texts), self._devices, limits)
