"""Who goes to the finals: never a setting that was not measured, nor one that trains worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.tuner import loss_guard, policy
from tfaudit.tuner.candidates import BATCH
from tfaudit.tuner.finals import Participant, Ratio
from tfaudit.tuner.loss_guard import Verdict
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.sampler import believed_speeds
from tfaudit.tuner.trials import Role, differences, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.candidates import Candidates, Key
    from tfaudit.tuner.measurement import Measurement
    from tfaudit.tuner.space import Setting, Space
    from tfaudit.tuner.trials import Trial


def batch_of(measurement: Measurement | None, setting: Setting) -> float:
    """Examples per training step: those that arrived, or else those that were asked for."""
    if measurement is not None and measurement.batch:
        return float(measurement.batch)
    asked = setting.get(BATCH, 1)
    return float(asked) if not isinstance(asked, str) else 1.0


def verdicts(space: Space, trials: Sequence[Trial]) -> dict[Key, Verdict]:
    """What the losses say of every setting; of several trials, the worst."""
    baselines = [t.measurement for t in trials if t.role in {Role.BASELINE, Role.CONTROL} and t.ok]
    found: dict[Key, Verdict] = {}
    for trial in trials:
        where = key(space, trial.setting)
        if trial.original or where == key(space, space.baseline):
            continue
        if trial.measurement.status is Status.BAD_LOSS:
            verdict = Verdict(worse=trial.measurement.reason or "its loss is not finite")
        else:
            verdict = loss_guard.judge(trial.measurement, baselines)
        if verdict.worse or where not in found:
            found[where] = verdict
    return found


def contender(space: Space, setting: Setting, ratio: Ratio, batch: float) -> policy.Contender:
    """A setting as the policy sees it."""
    changed = differences(space, setting)
    semantic = {knob.name for knob in space.knobs if knob.semantic} - {BATCH}
    return policy.Contender(setting, ratio, batch, len(semantic & changed.keys()), len(changed))


def finalists(
    candidates: Candidates, trials: Sequence[Trial], own_batch: float, count: int
) -> list[Participant]:
    """The settings that the model believes fastest, and the one that the policy would choose.

    Args:
        candidates: What could be measured.
        trials: What was measured.
        own_batch: Examples per step of the user's script.
        count: How many at the most.
    """
    space = candidates.space
    worked = {key(space, t.setting): t for t in trials if t.ok and not t.original}
    worse = {where for where, verdict in verdicts(space, trials).items() if verdict.worse}
    base = key(space, space.baseline)
    believed = {
        where: speed
        for where, speed in believed_speeds(candidates, trials).items()
        if where in worked and where not in worse
    }
    if base not in believed:
        return []
    ranked = sorted(
        (w for w in believed if w != base), key=lambda where: believed[where], reverse=True
    )
    contenders = []
    for where in ranked:
        times = believed[where] / believed[base]
        trial = worked[where]
        batch = batch_of(trial.measurement, trial.setting)
        contenders.append(contender(space, trial.setting, Ratio(times, times, times, 0), batch))
    favourite = policy.choose(contenders, own_batch)
    chosen = [worked[where].setting for where in ranked]
    if favourite is not None:
        first = [*chosen[:1], favourite.setting]
        chosen = first + [s for s in chosen if s not in first]
    distinct = {key(space, setting): setting for setting in chosen}
    return [Participant(setting) for setting in list(distinct.values())[:count]]
