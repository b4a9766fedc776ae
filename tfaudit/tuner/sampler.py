"""How the next setting is chosen among those not yet measured: gp, random or grid.

Pure functions of what was measured. `tfaudit.tuner.study` makes Optuna samplers of them.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tfaudit.tuner.candidates import Failures
from tfaudit.tuner.gaussian_process import GaussianProcess, Observations, expected_improvement
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import Role, key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tfaudit.tuner.candidates import Candidates, Key
    from tfaudit.tuner.gaussian_process import Posterior
    from tfaudit.tuner.space import Setting
    from tfaudit.tuner.trials import Trial

_ENOUGH = 3  # measurements that a model needs to say anything


@dataclass(frozen=True)
class Suggestion:
    """A setting to measure next."""

    setting: Setting
    expected_gain: float | None = None  # in log examples/s; None: not estimated


def open_positions(
    candidates: Candidates, trials: Sequence[Trial], running: Collection[Key] = ()
) -> list[int]:
    """Which candidates are neither measured, nor being measured, nor known to fail."""
    failures = Failures(candidates.space, trials)
    taken = {key(candidates.space, trial.setting) for trial in trials} | set(running)
    return [
        position
        for where, position in candidates.position.items()
        if where not in taken and failures.why(candidates.settings[position]) is None
    ]


def suggest(
    name: str,
    candidates: Candidates,
    trials: Sequence[Trial],
    running: Collection[Key] = (),
    seed: int = 0,
) -> Suggestion | None:
    """The next setting to measure.

    Args:
        name: "gp": largest expected improvement under a Gaussian process; "random"; "grid": in
            order.
        candidates: What may be measured.
        trials: What was measured.
        running: What is being measured: never suggested again.
        seed: Of this suggestion.

    Returns:
        None when nothing is left.
    """
    open_ = open_positions(candidates, trials, running)
    if not open_:
        return None
    if name == "grid":
        return Suggestion(candidates.settings[open_[0]])
    seen = observations(candidates, trials)
    if name == "random" or len(seen.rows) < _ENOUGH:
        return Suggestion(candidates.settings[random.Random(seed).choice(open_)])
    return _by_model(candidates, seen, open_, running)


def _by_model(
    candidates: Candidates, seen: Observations, open_: list[int], running: Collection[Key]
) -> Suggestion:
    process = GaussianProcess(candidates.points, candidates.ordinal)
    posterior = process.posterior(seen)
    if running:
        posterior = process.posterior(_believing(candidates, seen, running, posterior))
    best = float(posterior.mean[seen.rows].max())
    gains = expected_improvement(posterior, best)[open_]
    choice = int(np.argmax(gains))
    return Suggestion(candidates.settings[open_[choice]], float(gains[choice]))


def _believing(
    candidates: Candidates, seen: Observations, running: Collection[Key], posterior: Posterior
) -> Observations:
    """The observations with running trials filled in as expected, so that others differ."""
    rows = [candidates.position[where] for where in running if where in candidates.position]
    latest = float(seen.order.max())
    return Observations(
        np.concatenate([seen.rows, np.array(rows, dtype=np.intp)]),
        np.concatenate([seen.values, posterior.mean[rows]]),
        np.concatenate([seen.order, np.full(len(rows), latest + 1)]),
    )


def observations(candidates: Candidates, trials: Sequence[Trial]) -> Observations:
    """The measured log speeds of candidates; the original script is not one of them."""
    found = [
        (candidates.position[key(candidates.space, trial.setting)], trial.speed, trial.number)
        for trial in trials
        if trial.speed is not None
        and trial.measurement.status is not Status.BAD_LOSS
        and trial.role is not Role.FINAL
        and not trial.original
        and not trial.answered
        and key(candidates.space, trial.setting) in candidates.position
    ]
    return Observations(
        np.array([row for row, _, _ in found], dtype=np.intp),
        np.array([math.log(speed) for _, speed, _ in found]),
        np.array([number for _, _, number in found], dtype=float),
    )


def believed_speeds(candidates: Candidates, trials: Sequence[Trial]) -> dict[Key, float]:
    """What the model makes of every measured candidate's speed, in examples per second.

    Shrunk towards what similar settings measured: the fastest of twenty noisy numbers is mostly
    the luckiest one.
    """
    seen = observations(candidates, trials)
    if not len(seen.rows):
        return {}
    posterior = GaussianProcess(candidates.points, candidates.ordinal).posterior(seen)
    rows = sorted(set(seen.rows.tolist()))
    space = candidates.space
    return {key(space, candidates.settings[r]): math.exp(posterior.mean[r]) for r in rows}
