"""What a search does next: pure functions of what has been measured and what is running.

Because nothing else is remembered, a search that was killed goes on where it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner import screen
from tfaudit.tuner.candidates import Failures
from tfaudit.tuner.sampler import open_positions
from tfaudit.tuner.trials import EXPLORING, Role, Trial, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.candidates import Candidates
    from tfaudit.tuner.options import Options
    from tfaudit.tuner.space import Setting
    from tfaudit.tuner.trials import Task

_SMALL_GAIN = math.log(1.01)  # an expected gain that is not worth a trial …
_SMALL_GAINS = 3  # … when it was no larger for so many trials
_REAL_GAIN = math.log(1.02)  # a measured gain that counts as one …
_PATIENCE = 10  # … and how many trials may bring none


@dataclass(frozen=True)
class Step:
    """A trial to begin; without a setting, the sampler chooses it."""

    role: Role
    setting: Setting | None = None
    original: bool = False
    finals: str = ""


@dataclass(frozen=True)
class Wait:
    """Nothing to begin before a running trial ends."""


@dataclass(frozen=True)
class Done:
    """Nothing to begin any more."""

    reason: str


Next = Step | Wait | Done


@dataclass(frozen=True)
class Position:
    """Where a search stands."""

    candidates: Candidates
    trials: Sequence[Trial]  # ended, oldest first
    running: Sequence[Task] = ()
    lost: Sequence[tuple[Role, Setting]] = ()  # begun by an earlier run that was killed

    @property
    def explored(self) -> list[Trial]:
        """Trials that count against the user's number."""
        return [t for t in self.trials if t.role in EXPLORING and not t.answered]

    @property
    def edited(self) -> list[Trial]:
        """Trials of the space's settings: all but those of the untouched script."""
        return [t for t in self.trials if not t.original]


def search_step(at: Position, options: Options) -> Next:
    """The next step of the search proper, before the finals."""
    found = _foundation(at, options)
    if found is None:
        reason = _why_stop(at, options)
        if reason is not None:
            return Wait() if at.running else Done(reason)
        found = _exploration(at, options)
    return found


def _foundation(at: Position, options: Options) -> Next | None:
    """First the script itself, alone: without it nothing can be compared."""
    base = at.candidates.space.baseline
    ran = {trial.role for trial in at.trials}
    if options.original_differs and Role.ORIGINAL not in ran:
        return Wait() if at.running else Step(Role.ORIGINAL, base, original=True)
    if Role.BASELINE not in ran:
        return Wait() if at.running else Step(Role.BASELINE, base)
    if not any(trial.ok for trial in at.trials if trial.role is Role.BASELINE):
        return Done("the script does not train")
    return None


def _exploration(at: Position, options: Options) -> Next:
    if _control_is_due(at, options):
        return Step(Role.CONTROL, at.candidates.space.baseline)
    again = _lost_step(at)
    if again is not None:
        return again
    running = {key(at.candidates.space, task.setting) for task in at.running}
    if options.sampler == "gp" and len(at.candidates) > options.trials:
        setting = screen.next_setting(at.candidates.space, at.edited, running)
        if setting is not None:
            return Step(Role.SCREEN, setting)
    if not open_positions(at.candidates, at.edited, running):
        return Wait()
    return Step(Role.SEARCH)


def _why_stop(at: Position, options: Options) -> str | None:
    """Why no further setting is tried, or None."""
    begun = sum(task.role in EXPLORING for task in at.running)
    if len(at.explored) + begun >= options.trials:
        return f"{options.trials} trials were run"
    if not at.running and not open_positions(at.candidates, at.edited):
        return "every setting that can work was measured"
    if len(at.candidates) <= options.trials:
        return None
    gains = [t.expected_gain for t in at.explored if t.expected_gain is not None]
    if len(gains) >= _SMALL_GAINS and max(gains[-_SMALL_GAINS:]) < _SMALL_GAIN:
        return f"no setting left promised 1% more, {_SMALL_GAINS} times in a row"
    if _since_gain(at) >= _PATIENCE:
        return f"{_PATIENCE} suggestions in a row brought less than 2% more"
    return None


def _since_gain(at: Position) -> int:
    """How many suggestions have passed since the last real gain.

    The screen's trials do not count: most knobs do nothing, and each must be looked at.
    """
    best, since = -math.inf, 0
    for trial in at.explored:
        value = math.log(trial.speed) if trial.speed is not None and trial.ok else -math.inf
        since = 0 if value > best + _REAL_GAIN else since + (trial.role is Role.SEARCH)
        best = max(best, value)
    return since


def _control_is_due(at: Position, options: Options) -> bool:
    if any(task.role is Role.CONTROL for task in at.running):
        return False
    count = sum(task.role in EXPLORING for task in at.running)
    for trial in reversed(at.trials):
        if trial.role in {Role.BASELINE, Role.CONTROL}:
            break
        count += trial.role in EXPLORING and not trial.answered
    return count >= options.control_every


def _lost_step(at: Position) -> Step | None:
    """The trial that an earlier run had begun when it was killed, once more."""
    space = at.candidates.space
    seen = {key(space, trial.setting) for trial in at.edited}
    seen |= {key(space, task.setting) for task in at.running}
    failures = Failures(space, at.edited)
    for role, setting in at.lost:
        exploring = role in {Role.SCREEN, Role.SEARCH}
        if exploring and key(space, setting) not in seen and failures.why(setting) is None:
            return Step(role, setting)
    return None
