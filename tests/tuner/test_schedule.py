from __future__ import annotations

from dataclasses import replace

from replaying import SMALL, trial

from tfaudit.tuner.candidates import Candidates
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.options import Options
from tfaudit.tuner.schedule import Done, Position, Step, Wait, search_step
from tfaudit.tuner.space import Knob, Space
from tfaudit.tuner.trials import Role, Task

LARGE = Space((*SMALL.knobs, Knob("steps_per_execution", (1, 8, 32), 1, ordinal=True)))
CANDIDATES = Candidates(LARGE)
BASE = LARGE.baseline
FEW = Options(trials=10)  # fewer than there are settings


def settings(start: int, count: int) -> list[dict[str, object]]:
    return [s for s in CANDIDATES.settings if s != BASE][start : start + count]


def baseline(number: int = 0, role: Role = Role.BASELINE) -> object:
    return trial(number, role, BASE, 100.0)


def test_begins_with_the_script_as_it_is_alone() -> None:
    differs = replace(FEW, original_differs=True)
    first = search_step(Position(CANDIDATES, []), differs)
    assert first == Step(Role.ORIGINAL, BASE, original=True)
    running = [Task(0, Role.ORIGINAL, BASE, original=True)]
    assert search_step(Position(CANDIDATES, [], running), differs) == Wait()
    original = trial(0, Role.ORIGINAL, BASE, 90.0, original=True)
    assert search_step(Position(CANDIDATES, [original]), differs) == Step(Role.BASELINE, BASE)
    assert search_step(Position(CANDIDATES, []), FEW) == Step(Role.BASELINE, BASE)


def test_a_script_that_does_not_train_ends_the_search() -> None:
    failed = trial(0, Role.BASELINE, BASE, status=Status.CRASH)
    assert isinstance(search_step(Position(CANDIDATES, [failed]), FEW), Done)


def test_the_baseline_is_measured_again_after_six_trials() -> None:
    five = [trial(i + 1, Role.SEARCH, s, 100.0 + i) for i, s in enumerate(settings(0, 5))]
    many = replace(FEW, trials=20)
    assert search_step(Position(CANDIDATES, [baseline(), *five]), many) != Step(Role.CONTROL, BASE)
    six = [*five, trial(6, Role.SEARCH, settings(5, 1)[0], 109.0)]
    assert search_step(Position(CANDIDATES, [baseline(), *six]), many) == Step(Role.CONTROL, BASE)
    after = [baseline(), *six, baseline(7, Role.CONTROL)]
    assert search_step(Position(CANDIDATES, after), many) != Step(Role.CONTROL, BASE)


def test_stops_at_the_number_of_trials() -> None:
    nine = [trial(i + 1, Role.SEARCH, s, 100.0 * (i + 2)) for i, s in enumerate(settings(0, 9))]
    control = trial(12, Role.CONTROL, BASE, 100.0)
    at = Position(CANDIDATES, [baseline(), *nine, control])
    assert search_step(at, FEW) == Done("10 trials were run")
    assert not isinstance(search_step(at, replace(FEW, trials=11)), Done)


def test_stops_when_nothing_promises_more() -> None:
    gains = [0.2, 0.005, 0.001, 0.004]
    four = [
        trial(i + 1, Role.SEARCH, s, 100.0, expected_gain=gain)
        for i, (s, gain) in enumerate(zip(settings(0, 4), gains, strict=True))
    ]
    found = search_step(Position(CANDIDATES, [baseline(), *four]), FEW)
    assert isinstance(found, Done)
    assert "promised 1% more" in found.reason
    assert not isinstance(search_step(Position(CANDIDATES, [baseline(), *four[:3]]), FEW), Done)


def test_stops_after_many_suggestions_without_a_gain_but_not_in_the_screen() -> None:
    options = replace(FEW, trials=15)
    for role, stops in ((Role.SEARCH, True), (Role.SCREEN, False)):
        ten = [trial(i + 1, role, s, 100.0) for i, s in enumerate(settings(0, 10))]
        control = baseline(11, Role.CONTROL)
        found = search_step(Position(CANDIDATES, [baseline(), *ten, control]), options)
        assert isinstance(found, Done) is stops


def test_measures_everything_when_it_can() -> None:
    small = Candidates(SMALL)
    every = [
        trial(i, Role.BASELINE if s == SMALL.baseline else Role.SEARCH, s, 100.0)
        for i, s in enumerate(small.settings)
    ]
    for count in range(2, 8):
        at = Position(small, [t for t in every if t.role is Role.BASELINE] + every[:count])
        assert not isinstance(search_step(at, Options(trials=20)), Done)
    found = search_step(Position(small, every), Options(trials=20, control_every=99))
    assert found == Done("every setting that can work was measured")


def test_a_trial_that_was_lost_comes_first() -> None:
    lost = [(Role.SEARCH, settings(7, 1)[0]), (Role.BASELINE, BASE)]
    found = search_step(Position(CANDIDATES, [baseline()], lost=lost), FEW)
    assert found == Step(*lost[0])
