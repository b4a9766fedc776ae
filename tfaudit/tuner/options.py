"""What the user asks of a search."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tfaudit.errors import UsageError

_LONG, _MIDDLING = 16, 6  # trials


@dataclass(frozen=True)
class Objective:
    """What the choice among the fastest is made by."""

    name: str = "closest"  # "closest" to the script's own batch size, "throughput", "time-to-loss"
    loss: float | None = None  # to be reached, for "time-to-loss"

    @classmethod
    def parse(cls, text: str) -> Objective:
        """The objective that `--objective` names.

        Raises:
            UsageError: It names none.
        """
        name, separator, value = text.partition("=")
        if name in {"closest", "throughput"} and not separator:
            return cls(name)
        if name == "time-to-loss":
            try:
                loss = float(value)
            except ValueError:
                loss = math.nan
            if math.isfinite(loss):
                return cls(name, loss)
        raise UsageError(
            f"--objective {text}: write closest, throughput, or time-to-loss=0.3 (a loss to reach)"
        )


@dataclass(frozen=True)
class Options:
    """How far a search goes."""

    trials: int = 20  # settings to measure at the most; controls and finals come on top
    timeout: float | None = None  # seconds after which no trial is begun
    sampler: str = "gp"
    seed: int = 0
    objective: Objective = Objective()
    control_every: int = 6  # trials between two measurements of the baseline
    passes: int = 6  # of the finals, at the most; an even number; 0: no finals
    devices: int = 1  # that trials may have alone: GPUs, or 1
    original_differs: bool = False  # the script with its safe fixes is not the user's script

    @property
    def finalists(self) -> int:
        """Settings that go to the finals: a short search is not followed by long finals."""
        return 3 if self.trials >= _LONG else 2 if self.trials >= _MIDDLING else 1

    @property
    def most_passes(self) -> int:
        """Measurements of each finalist, at the most."""
        return self.passes if self.trials >= _LONG else min(self.passes, 4)

    @property
    def parallel(self) -> int:
        """Trials at once, at the most: a sampler that learns from few results needs them soon."""
        return max(1, min(self.devices, self.trials // 5))
