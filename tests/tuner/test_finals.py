from __future__ import annotations

import math

import pytest
from replaying import SMALL, trial

from tfaudit.tuner.candidates import Candidates
from tfaudit.tuner.finals import Finals, Participant, next_step, paired_ratios
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.schedule import Done, Position, Step
from tfaudit.tuner.student_t import quantile
from tfaudit.tuner.trials import Role, Trial

ORIGINAL = Participant(SMALL.baseline, original=True)
OWN = Participant(SMALL.baseline)
FAST = Participant({"batch_size": 128, "xla": False})
FASTER = Participant({"batch_size": 128, "xla": True})
FINALS = Finals(SMALL, (ORIGINAL, OWN, FAST, FASTER))
CANDIDATES = Candidates(SMALL)


def play(finals: Finals, speeds: dict[int, list[float | None]], most: int = 6) -> list[Trial]:
    """Run finals to their end; each participant's trials take its speeds in turn."""
    trials: list[Trial] = []
    while True:
        step = next_step(finals, Position(CANDIDATES, trials), most)
        if isinstance(step, Done):
            return trials
        assert isinstance(step, Step)
        who = Participant(step.setting, step.original)
        mine = speeds[finals.participants.index(who)]
        speed = mine[len(finals.trials_of(who, trials)) % len(mine)]
        status = Status.OK if speed else Status.OUT_OF_MEMORY
        trials.append(
            trial(
                len(trials),
                Role.FINAL,
                step.setting,
                speed,
                status,
                original=step.original,
                finals=step.finals,
            )
        )


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (9, 2.262), (60, 2.0)],
)
def test_student_t_is_that_of_the_tables(degrees: int, expected: float) -> None:
    assert quantile(0.975, degrees) == pytest.approx(expected, abs=6e-4)


def test_every_pass_has_everyone_and_every_second_one_runs_backwards() -> None:
    trials = play(FINALS, {i: [100.0] for i in range(4)}, most=2)
    order = [FINALS.participants.index(Participant(t.setting, t.original)) for t in trials]
    assert order == [1, 0, 2, 3, 3, 2, 0, 1]


def test_ratios_are_paired_so_that_a_slow_spell_does_not_count() -> None:
    """The machine is three times as slow in the second pass, for everyone."""
    slow = [1.0, 1 / 3, 1.0, 1.0]
    speeds = [[speed * factor for factor in slow] for speed in (100.0, 150.0, 200.0)]
    first, second = paired_ratios(speeds)
    assert (first.ratio, second.ratio) == pytest.approx((1.5, 2.0))
    assert second.high / second.low < 1.001


def test_the_interval_is_that_of_a_t_test_on_two_pairs() -> None:
    """Worked by hand: differences of logs 0.1 and 0.3, one degree of freedom."""
    (found,) = paired_ratios([[1.0, 1.0], [math.exp(0.1), math.exp(0.3)]])
    width = 12.7062 * math.sqrt(0.02 / 2)  # t of one degree, standard error of the mean difference
    assert math.log(found.ratio) == pytest.approx(0.2)
    assert math.log(found.high) == pytest.approx(0.2 + width, rel=1e-3)
    assert math.log(found.low) == pytest.approx(0.2 - width, rel=1e-3)


def test_one_bad_trial_does_not_move_the_score_but_widens_the_interval() -> None:
    quiet = [[100.0] * 6, [200.0, 202.0, 198.0, 201.0, 199.0, 200.0]]
    hit = [quiet[0], [*quiet[1][:5], 50.0]]
    (before,), (after,) = paired_ratios(quiet), paired_ratios(hit)
    assert after.ratio == pytest.approx(before.ratio, rel=0.01)
    assert after.high / after.low > 3 * before.high / before.low


def test_quiet_finals_end_early_and_noisy_ones_do_not() -> None:
    quiet = {0: [100.0, 101.0], 1: [100.0, 99.0], 2: [200.0, 201.0], 3: [220.0, 221.0]}
    noisy = {0: [100.0, 160.0, 90.0], 1: [100.0, 70.0], 2: [200.0, 130.0], 3: [220.0, 300.0]}
    assert len(play(FINALS, quiet)) == 2 * 4
    assert len(play(FINALS, noisy)) == 6 * 4


def test_who_fails_drops_out() -> None:
    trials = play(FINALS, {0: [100.0], 1: [110.0], 2: [200.0, None], 3: [220.0]}, most=4)
    assert FINALS.standing(trials) == [ORIGINAL, OWN, FASTER]
    assert [p for p, _ in FINALS.ratios(trials)] == [OWN, FASTER]
    assert len(FINALS.trials_of(FAST, trials)) == 2


def test_without_the_reference_there_is_no_ratio() -> None:
    trials = play(FINALS, {0: [None], 1: [110.0], 2: [200.0], 3: [220.0]})
    assert FINALS.ratios(trials) == []


def test_other_finals_do_not_count() -> None:
    trials = play(FINALS, {i: [100.0] for i in range(4)})
    other = Finals(SMALL, (ORIGINAL, OWN, FAST))
    assert other.name != FINALS.name
    assert other.ratios(trials) == []
