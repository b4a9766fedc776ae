"""How others search, written down from their published rules, on the same recorded trials."""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import optuna
from optuna.distributions import CategoricalDistribution, IntDistribution
from optuna.trial import TrialState

if TYPE_CHECKING:
    from collections.abc import Callable

    from recorded import Bed, Key

    from tfaudit.tuner.space import Setting, Value

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.filterwarnings("ignore", category=optuna.exceptions.ExperimentalWarning)


@dataclass
class Run:
    """One search: every setting's noisy speed, as it was measured."""

    bed: Bed
    factor: Callable[[], float]
    seed: int
    trials: int
    seen: dict[Key, float | None] = field(default_factory=dict)
    spent: int = 0

    def measure(self, setting: Setting) -> float | None:
        speed = self.bed.speed(setting)
        value = None if speed is None else speed * self.factor()
        self.spent += 1
        self.seen.setdefault(self.bed.key(setting), value)
        return value

    @property
    def over(self) -> bool:
        return self.spent >= self.trials

    def chosen(self) -> Key:
        """The fastest as measured."""
        return max(self.seen, key=lambda where: self.seen[where] or 0.0)


def random_search(run: Run) -> None:
    """The script, then random settings without repeats."""
    rng = random.Random(run.seed)
    base = run.bed.space.baseline
    run.measure(base)
    others = [setting for setting in run.bed.space.settings() if setting != base]
    for setting in rng.sample(others, run.trials - 1):
        run.measure(setting)


def doubling(run: Run) -> None:
    """The batch size doubled until it fails (Lightning's "power"); nothing else."""
    base = run.bed.space.baseline
    for size in _larger(run, base["batch_size"]):
        if run.over or run.measure({**base, "batch_size": size}) is None:
            return


def ladder(run: Run) -> None:
    """DeepSpeed-like: the batch size up until 5% more fail to come, then one knob after another."""
    current = run.bed.space.baseline
    best = -1.0
    for size in _larger(run, current["batch_size"]):
        if run.over:
            return
        setting = {**current, "batch_size": size}
        speed = run.measure(setting)
        if speed is None:
            break
        gained = speed >= best * 1.05
        if speed > best:
            best, current = speed, setting
        if not gained:
            break
    for knob in run.bed.space.knobs[1:]:
        for value in knob.values:
            if value != current[knob.name] and not run.over:
                setting = {**current, knob.name: value}
                speed = run.measure(setting)
                if speed is not None and speed > best:
                    best, current = speed, setting


def tpe(run: Run) -> None:
    """Optuna's default, as most would call it: no baseline, repeats, failures told as FAIL."""
    study = _study(run)
    space = {k.name: CategoricalDistribution(k.values) for k in run.bed.space.knobs}
    while not run.over:
        trial = study.ask(space)
        speed = run.measure(trial.params)
        study.tell(trial, speed, TrialState.FAIL if speed is None else None)


def tpe_with_help(run: Run) -> None:
    """Optuna's default sampler with ordered sizes, baseline, no repeats and a constraint."""
    study = _study(run)
    knobs = {knob.name: knob for knob in run.bed.space.knobs}
    space = {
        knob.name: IntDistribution(0, len(knob.values) - 1)
        if knob.ordinal
        else CategoricalDistribution(range(len(knob.values)))
        for knob in knobs.values()
    }
    study.enqueue_trial({k.name: k.values.index(k.baseline) for k in knobs.values()})
    asked = 0
    while not run.over and asked < 15 * run.trials:
        asked += 1
        trial = study.ask(space)
        setting = {name: knobs[name].values[index] for name, index in trial.params.items()}
        where = run.bed.key(setting)
        speed = run.seen[where] if where in run.seen else run.measure(setting)
        trial.set_constraint("out_of_memory", 1.0 if speed is None else -1.0)
        study.tell(trial, speed, TrialState.PRUNED if speed is None else None)


def _study(run: Run) -> optuna.Study:
    sampler = optuna.samplers.TPESampler(seed=run.seed)
    return optuna.create_study(direction="maximize", sampler=sampler)


def _larger(run: Run, size: Value) -> list[Value]:
    sizes = run.bed.space.knobs[0].values
    return list(sizes[sizes.index(size) :])
