from __future__ import annotations

import pytest
from replaying import BED, SMALL, trial

from tfaudit.tuner.candidates import MOST, Candidates, Failures
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.sampler import believed_speeds, open_positions, suggest
from tfaudit.tuner.screen import next_setting
from tfaudit.tuner.space import Knob, Space
from tfaudit.tuner.trials import Role, Trial, key


def at(batch: int, xla: bool = False) -> dict[str, int | bool]:
    return {"batch_size": batch, "xla": xla}


def test_out_of_memory_rules_out_larger_batches_with_the_same_memory_knobs() -> None:
    failures = Failures(SMALL, [trial(0, Role.SEARCH, at(64), status=Status.OUT_OF_MEMORY)])
    assert failures.why(at(64)) == failures.why(at(128)) == "batch_size 64 ran out of memory"
    assert failures.why(at(32)) is None
    assert failures.why(at(128, xla=True)) is None


def test_a_value_that_fails_twice_and_never_works_is_given_up() -> None:
    crash = [
        trial(1, Role.SCREEN, at(32, xla=True), status=Status.CRASH),
        trial(2, Role.SEARCH, at(64, xla=True), status=Status.HANG),
    ]
    assert Failures(SMALL, crash[:1]).why(at(128, xla=True)) is None
    assert Failures(SMALL, crash).why(at(128, xla=True)) == "xla=True failed twice"
    worked = trial(3, Role.SEARCH, at(16, xla=True), 5.0)
    assert Failures(SMALL, [*crash, worked]).why(at(128, xla=True)) is None


def test_the_script_s_own_value_is_never_given_up() -> None:
    crash = [
        trial(1, Role.SCREEN, at(64), status=Status.CRASH),
        trial(2, Role.SEARCH, at(128), status=Status.CRASH),
    ]
    assert Failures(SMALL, crash).why(at(16)) is None


def test_a_large_space_is_sampled_with_everything_near_the_script() -> None:
    knobs = tuple(Knob(f"fix:{i}", (False, True), False) for i in range(16))
    space = Space((*knobs, Knob("batch_size", (8, 16, 32), 16, ordinal=True)))
    assert len(space) > MOST
    candidates = Candidates(space)
    assert len(candidates) == MOST == len(candidates.position)
    for knob in knobs:
        assert key(space, {**space.baseline, knob.name: True}) in candidates.position
    assert candidates.settings == Candidates(space).settings


def test_excluded_settings_are_no_candidates() -> None:
    space = Space(SMALL.knobs, (({"xla": True, "batch_size": 16}, "no"),))
    assert len(Candidates(space)) == 7


@pytest.mark.parametrize("name", ["gp", "random", "grid"])
def test_suggests_every_setting_once(name: str) -> None:
    candidates = Candidates(SMALL)
    trials: list[Trial] = []
    while (found := suggest(name, candidates, trials, seed=len(trials))) is not None:
        trials.append(trial(len(trials), Role.SEARCH, found.setting, 100.0 + len(trials)))
    assert sorted(key(SMALL, t.setting) for t in trials) == sorted(candidates.position)


def test_suggestions_that_run_at_once_differ() -> None:
    candidates = Candidates(BED.space)
    trials = [
        trial(i, Role.SCREEN, s, BED.speed(s)) for i, s in enumerate(candidates.settings[::40])
    ]
    running: set[tuple[object, ...]] = set()
    for _ in range(4):
        found = suggest("gp", candidates, trials, running)
        assert found is not None
        assert key(BED.space, found.setting) not in running
        running.add(key(BED.space, found.setting))
    assert len(open_positions(candidates, trials, running)) == 168 - 5 - 4


def test_belief_shrinks_a_lucky_measurement() -> None:
    """Every neighbour says 100; one trial said 200 and the next of the same setting 100."""
    candidates = Candidates(SMALL)
    trials = [trial(i, Role.SEARCH, s, 100.0) for i, s in enumerate(candidates.settings)]
    lucky = trial(9, Role.SEARCH, at(64), 200.0)
    believed = believed_speeds(candidates, [*trials, lucky])
    assert believed[64, False] < 150


class TestScreen:
    def screened(self, speeds: dict[tuple[int, bool], float | None]) -> list[tuple[int, bool]]:
        """The settings that a screen measures, in order."""
        trials = [trial(0, Role.BASELINE, SMALL.baseline, speeds[32, False])]
        while (setting := next_setting(SMALL, trials)) is not None:
            speed = speeds[setting["batch_size"], setting["xla"]]
            status = Status.OK if speed else Status.OUT_OF_MEMORY
            trials.append(trial(len(trials), Role.SCREEN, setting, speed, status))
        return [(t.setting["batch_size"], t.setting["xla"]) for t in trials[1:]]

    def test_climbs_by_four_and_flips_at_the_best_batch(self) -> None:
        assert self.screened({(32, False): 1, (128, False): 2, (128, True): 3}) == [
            (128, False),
            (128, True),
        ]

    def test_flips_at_the_script_s_own_batch_when_larger_ones_fail(self) -> None:
        assert self.screened({(32, False): 1, (128, False): None, (32, True): 3}) == [
            (128, False),
            (32, True),
        ]

    def test_stops_climbing_without_a_gain(self) -> None:
        space = Space((Knob("batch_size", (8, 16, 32, 64, 128), 8, ordinal=True),))
        trials = [
            trial(0, Role.BASELINE, {"batch_size": 8}, 100.0),
            trial(1, Role.SCREEN, {"batch_size": 32}, 102.0),
        ]
        assert next_setting(space, trials) is None

    def test_does_not_change_its_mind_when_the_baseline_is_measured_again(self) -> None:
        trials = [
            trial(0, Role.BASELINE, at(32), 100.0),
            trial(1, Role.SCREEN, at(128), 120.0),
            trial(2, Role.SCREEN, at(128, xla=True), 90.0),
        ]
        assert next_setting(SMALL, trials) is None
        assert next_setting(SMALL, [*trials, trial(3, Role.CONTROL, at(32), 200.0)]) is None

    def test_goes_on_beside_what_is_running(self) -> None:
        trials = [trial(0, Role.BASELINE, at(32), 100.0)]
        assert next_setting(SMALL, trials, {(128, False)}) == at(32, xla=True)
