"""Trains a script before and after fixes, a few steps with fixed seeds in processes of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.comparison import Comparison
from tfaudit.tuner.measurement import Limits, Measurement, Variant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tfaudit.tuner.measurement import Devices
    from tfaudit.tuner.runner import Runner

Texts = dict["Path", str]  # absolute path -> fixed text, of the script and of local modules


@dataclass(frozen=True)
class Subject:
    """What is trained: the script, with its arguments."""

    script: Path  # absolute
    argv: tuple[str, ...]
    steps: int

    def variant(self, texts: Mapping[Path, str]) -> Variant:
        """The script with these texts instead of what is on the disk."""
        # The order of sets of strings, which some scripts list their classes by.
        environ = {} if "PYTHONHASHSEED" in os.environ else {"PYTHONHASHSEED": "0"}
        return Variant(self.script, dict(texts), self.argv, environ)


class Verifier:
    """Runs the trainings; the script as it was is trained twice, around the first comparison."""

    def __init__(self, runner: Runner, subject: Subject) -> None:
        """Ask TensorFlow for its devices.

        Raises:
            TfauditError: the interpreter does not start, or has no TensorFlow.
        """
        self._runner = runner
        self._subject = subject
        self._devices: Devices = runner.machine(subject.variant({})).everything
        self._before: tuple[Measurement, Measurement] | None = None

    def compare(self, texts: Texts) -> Comparison:
        """Train the script with these texts, and compare it with the script as it is.

        Raises:
            TfauditError: the interpreter has no TensorFlow.
        """
        if self._before is None:
            before, after, again = self._train({}), self._train(texts), self._train({})
            self._before = before, again
        else:
            (before, again), after = self._before, self._train(texts)
        return Comparison(before, after, again)

    def _train(self, texts: Texts) -> Measurement:
        limits = Limits(record_steps=self._subject.steps)
        return self._runner.run(self._subject.variant(texts), self._devices, limits)
