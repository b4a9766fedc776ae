"""What the page asks of an outcome, for charts and tables alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.tuner import wording
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.page.drawing import label
from tfaudit.tuner.trials import Role, describe, key

if TYPE_CHECKING:
    from tfaudit.tuner.outcome import Outcome, Standing
    from tfaudit.tuner.trials import Trial


def failed(trial: Trial) -> bool:
    """Whether a trial did not end well; one that was given up as hopeless did nothing wrong."""
    fine = trial.ok or trial.measurement.status is Status.PRUNED
    return not fine and not trial.answered


def standing_name(outcome: Outcome, standing: Standing) -> str:
    """What a version of the script that ran in the finals is called."""
    if standing.ratio is None:
        return outcome.reference
    own = "safe fixes only" if any(t.original for t in outcome.trials) else "as it is"
    return describe(outcome.space, standing.setting, own)


def searched(outcome: Outcome) -> list[Trial]:
    """Trials of the search that ran, controls and the untouched script too."""
    return [t for t in outcome.trials if t.role is not Role.FINAL and not t.answered]


def ran_in_finals(outcome: Outcome, standing: Standing) -> list[Trial]:
    """The trials of the finals behind a standing, pass by pass."""
    where = key(outcome.space, standing.setting)
    found = [t for t in outcome.trials if t.role is Role.FINAL and t.finals == outcome.finals]
    mine = [t for t in found if t.ok and t.original == standing.original]
    return [t for t in mine if key(outcome.space, t.setting) == where]


def hover(outcome: Outcome, trial: Trial) -> str:
    """What is shown of a trial under the pointer."""
    mended = any(t.original for t in outcome.trials)
    measured = trial.measurement
    lines = [f"trial {trial.number} ({trial.role.value})"]
    lines.append(wording.what(outcome.space, trial, mended=mended))
    if trial.speed is not None:
        found = f"{wording.speed(trial.speed)} examples/s {wording.interval(measured)}"
        lines.append(f"{found}, {wording.step(measured)} ms a step")
    if wording.memory(measured):
        lines.append(f"peak memory {wording.memory(measured)}")
    if not trial.ok:
        lines.append(measured.status.value + (f": {measured.reason}" if measured.reason else ""))
    return "<br>".join(label(line, 70) for line in lines)
