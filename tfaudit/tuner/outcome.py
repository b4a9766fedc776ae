"""What a search answers: the choice, its ratio, and how far both are to be trusted."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tfaudit.tuner import learning_rate, loss_guard, policy, shortlist
from tfaudit.tuner.candidates import BATCH
from tfaudit.tuner.finals import Ratio
from tfaudit.tuner.trials import Role, describe, differences, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.finals import Finals, Participant
    from tfaudit.tuner.loss_guard import Verdict
    from tfaudit.tuner.options import Options
    from tfaudit.tuner.space import Setting, Space
    from tfaudit.tuner.trials import Trial


@dataclass(frozen=True)
class Subject:
    """Whose settings are searched, for the words of the answer."""

    script: str  # as the user calls it
    optimizer: str | None = None  # class name, for advice on the learning rate
    manifest: dict[str, Any] = field(default_factory=dict)  # machine, versions, arguments


@dataclass(frozen=True)
class Standing:
    """A version of the script that ran in the finals."""

    setting: Setting
    original: bool
    ratio: Ratio | None  # to the reference; None for the reference itself
    examples_per_second: float  # median over its passes
    batch: float  # examples per training step
    verdict: Verdict


@dataclass(frozen=True)
class Outcome:
    """The end of a search."""

    subject: Subject
    space: Space
    trials: tuple[Trial, ...]  # every one, the finals' too, in their order
    reference: str  # what ratios are to: "train.py as it was"
    standings: tuple[Standing, ...]  # the reference first, then the fastest first
    choice: Setting | None  # None: leave it
    ratio: Ratio | None  # of the choice to the reference
    confirmed: bool  # by finals; otherwise from one trial each
    answer: str  # one sentence
    stopped: str  # why the search ended
    noise: float | None  # spread of the repeated baseline, as a share; None: measured once
    notes: tuple[str, ...]
    advice: tuple[str, ...]  # what a semantic change asks of the user
    seconds: float  # of this run
    finals: str = ""  # which finals (`Trial.finals`) the standings come from


def answer(
    subject: Subject,
    space: Space,
    trials: Sequence[Trial],
    finals: Finals | None,
    options: Options,
    *,
    stopped: str,
    seconds: float,
    notes: Sequence[str] = (),
) -> Outcome:
    """Choose, and say it.

    Args:
        subject: Whose settings were searched.
        space: What could vary.
        trials: All that was measured; the baseline was.
        finals: Who was to meet in the finals; None when they could not begin.
        options: What was asked for.
        stopped: Why the search ended.
        seconds: How long it took.
        notes: To be passed on.
    """
    judge = _Judge(subject, space, trials, finals, options)
    contenders, confirmed = judge.contenders()
    chosen = policy.choose(
        contenders,
        judge.own_batch,
        options.objective,
        reference_examples_to_loss=judge.examples_to_loss(judge.reference),
    )
    ratio = chosen.ratio if chosen else None
    return Outcome(
        subject=subject,
        space=space,
        trials=tuple(trials),
        reference=judge.reference_name,
        standings=judge.standings(),
        choice=chosen.setting if chosen else None,
        ratio=ratio,
        confirmed=confirmed,
        answer=judge.sentence(chosen, confirmed=confirmed),
        stopped=stopped,
        noise=noise(trials),
        notes=(*notes, *judge.notes(chosen)),
        advice=judge.advice(chosen),
        seconds=seconds,
        finals=finals.name if finals is not None else "",
    )


def noise(trials: Sequence[Trial]) -> float | None:
    """How far repeated trials of the baseline lie apart: the standard deviation of their logs."""
    values = [
        math.log(t.speed)
        for t in trials
        if t.role in {Role.BASELINE, Role.CONTROL} and t.speed is not None
    ]
    return statistics.stdev(values) if len(values) > 1 else None


class _Judge:
    """The measured trials, asked for what the answer needs."""

    def __init__(
        self,
        subject: Subject,
        space: Space,
        trials: Sequence[Trial],
        finals: Finals | None,
        options: Options,
    ) -> None:
        self.subject, self.space, self.trials = subject, space, trials
        self._finals, self._options = finals, options
        self._verdicts = shortlist.verdicts(space, trials)
        first = next((t for t in trials if t.role is Role.ORIGINAL and t.ok), None)
        self._baseline = next(t for t in trials if t.role is Role.BASELINE and t.ok)
        self.reference = first or self._baseline
        own = options.original_differs and first is None
        how = (
            "with its safe fixes"
            if own
            else "as it was"
            if options.original_differs
            else "as it is"
        )
        self.reference_name = f"{subject.script} {how}"
        self.own_batch = shortlist.batch_of(self.reference.measurement, self.reference.setting)

    def contenders(self) -> tuple[list[policy.Contender], bool]:
        """What can be chosen, and whether finals have confirmed it."""
        ratios = self._finals.ratios(self.trials) if self._finals else []
        confirmed = bool(ratios)
        pairs = ratios or self._unconfirmed()
        found = []
        for participant, ratio in pairs:
            if self._verdict(participant.setting).worse:
                continue
            trial = self._trial(participant.setting)
            batch = shortlist.batch_of(trial.measurement, participant.setting)
            one = shortlist.contender(self.space, participant.setting, ratio, batch)
            found.append(replace(one, examples_to_loss=self.examples_to_loss(trial)))
        return found, confirmed

    def _unconfirmed(self) -> list[tuple[Participant, Ratio]]:
        """Ratios from the search alone, as far as it came."""
        if self._finals is None or self.reference.speed is None:
            return []
        found = []
        for participant in self._finals.participants[1:]:
            trial = self._trial(participant.setting)
            times = (trial.speed or 0.0) / self.reference.speed
            found.append((participant, Ratio(times, times, times, 0)))
        return found

    def standings(self) -> tuple[Standing, ...]:
        """The finals, the reference first."""
        ratios = self._finals.ratios(self.trials) if self._finals else []
        if self._finals is None or not ratios:
            return ()
        reference = self._standing(self._finals.participants[0], None)
        others = [self._standing(participant, ratio) for participant, ratio in ratios]
        others.sort(key=lambda s: s.ratio.ratio if s.ratio else 0.0, reverse=True)
        return (reference, *others)

    def _standing(self, participant: Participant, ratio: Ratio | None) -> Standing:
        assert self._finals is not None
        ran = self._finals.trials_of(participant, self.trials)
        return Standing(
            participant.setting,
            participant.original,
            ratio,
            statistics.median(t.speed or 0.0 for t in ran),
            shortlist.batch_of(ran[0].measurement, participant.setting),
            self._verdict(participant.setting),
        )

    def examples_to_loss(self, trial: Trial) -> float | None:
        """After how many examples what a trial ran reached the loss that the objective names."""
        wanted = self._options.objective.loss
        if wanted is None:
            return None
        where = key(self.space, trial.setting)
        found = [
            loss_guard.examples_to(t.measurement.losses, wanted)
            for t in self.trials
            if t.ok and t.original == trial.original and key(self.space, t.setting) == where
        ]
        known = [examples for examples in found if examples is not None]
        return statistics.median(known) if known else None

    def sentence(self, chosen: policy.Contender | None, *, confirmed: bool) -> str:
        """The answer."""
        if chosen is None:
            return f"no configuration is faster than {self.reference_name}: leave it"
        text = f"{_times(chosen.ratio, confirmed=confirmed)} faster than {self.reference_name}"
        if not differences(self.space, chosen.setting):
            text += ", by its safe fixes alone"
        if not confirmed:
            text += " in one trial each: not confirmed, since the finals did not run to their end"
        return text

    def advice(self, chosen: policy.Contender | None) -> tuple[str, ...]:
        """What a change of what is computed asks of the user."""
        if chosen is None:
            return ()
        changed = differences(self.space, chosen.setting)
        found = []
        if chosen.batch != self.own_batch:
            old, new = int(self.own_batch), int(chosen.batch)
            found.append(learning_rate.advice(self.subject.optimizer, old, new))
        for knob in self.space.knobs:
            if knob.semantic and knob.name in changed and knob.name != BATCH:
                alone = {**self.space.baseline, knob.name: changed[knob.name]}
                what = describe(self.space, alone)
                found.append(f"{what} changes what is computed: compare a full training's quality")
        note = self._verdict(chosen.setting).note
        return (*found, note) if note else tuple(found)

    def notes(self, chosen: policy.Contender | None) -> list[str]:
        """What to know of how the answer came about."""
        found = []
        for trial in self.trials:
            verdict = self._verdict(trial.setting)
            if verdict.worse and trial.role in {Role.SCREEN, Role.SEARCH}:
                what = describe(self.space, trial.setting)
                found.append(f"never chosen: {what} (trial {trial.number}): {verdict.worse}")
        if self._options.original_differs and self.reference is self._baseline:
            found.append(
                f"{self.subject.script} as it was does not train, so ratios are to it with its "
                "safe fixes"
            )
        loss = self._options.objective.loss
        if loss is not None and (chosen is None or chosen.examples_to_loss is None):
            found.append(f"no trial among the fastest reached a loss of {loss:g} before the script")
        return found

    def _verdict(self, setting: Setting) -> Verdict:
        return self._verdicts.get(key(self.space, setting), loss_guard.Verdict())

    def _trial(self, setting: Setting) -> Trial:
        """The search's trial of a setting."""
        where = key(self.space, setting)
        return next(
            t
            for t in self.trials
            if t.ok and not t.original and key(self.space, t.setting) == where
        )


def _times(ratio: Ratio, *, confirmed: bool) -> str:
    if not confirmed:
        return f"about {ratio.ratio:.2f}×"
    return f"{ratio.ratio:.2f}× ({ratio.low:.2f} to {ratio.high:.2f})"
