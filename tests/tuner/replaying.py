"""What the tests of the search share: recorded trials instead of TensorFlow.

A trial here looks up a speed that a real one had (benchmarks/recorded.py). Optuna, SQLite, threads,
signals and processes are the real ones.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.options import Options
from tfaudit.tuner.outcome import Outcome, Subject
from tfaudit.tuner.search import tune
from tfaudit.tuner.space import Knob, Setting, Space
from tfaudit.tuner.trials import Measure, Role, Task, Trial

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import recorded

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Space(
    (
        Knob("batch_size", (16, 32, 64, 128), 32, ordinal=True, semantic=True),
        Knob("xla", (False, True), False, memory=True),
    )
)


def ok(speed: float, batch: int = 32, **fields: object) -> Measurement:
    return Measurement(Status.OK, examples_per_second=speed, batch=batch, **fields)


def trial(
    number: int,
    role: Role,
    setting: Setting,
    speed: float | None = None,
    status: Status = Status.OK,
    **fields: object,
) -> Trial:
    return Trial(number, role, setting, Measurement(status, examples_per_second=speed), **fields)


def by_formula(formula: Callable[[Setting], float | Status]) -> Measure:
    """Trials whose speed, or failure, follows from the setting."""

    def measure(task: Task) -> Measurement:
        found = formula(task.setting)
        if isinstance(found, Status):
            return Measurement(found, f"{found.value} here")
        return ok(found, int(task.setting.get("batch_size", 1)))

    return measure


def search(
    measure: Measure,
    space: Space = SMALL,
    storage: str = "sqlite://",
    options: Options | None = None,
    **more: object,
) -> Outcome:
    subject = Subject("train.py", "Adam")
    options = options or Options()
    return tune(
        space,
        measure,
        subject=subject,
        storage=storage,
        name="train.py 0",
        options=options,
        **more,
    )


def explored(outcome: Outcome) -> list[Trial]:
    roles = {Role.BASELINE, Role.SCREEN, Role.SEARCH}
    return [t for t in outcome.trials if t.role in roles]


BED = recorded.cpu_sweep()
NOISY = recorded.lognormal
