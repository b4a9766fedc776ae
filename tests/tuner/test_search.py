"""Whole searches: recorded trials, real Optuna and SQLite, real threads, signals and processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import optuna
import pytest
from replaying import BED, NOISY, SMALL, by_formula, explored, ok, search

from tfaudit.errors import TfauditError
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.options import Objective, Options
from tfaudit.tuner.space import Knob, Space
from tfaudit.tuner.study import default_storage
from tfaudit.tuner.trials import Role, Task, key

if TYPE_CHECKING:
    from tfaudit.tuner.search import Picture
    from tfaudit.tuner.space import Setting

HERE = Path(__file__).parent


def test_finds_a_setting_near_the_best_of_the_recorded_sweep(tmp_path: Path) -> None:
    url = default_storage(tmp_path)
    outcome = search(BED.measure(NOISY(3, 0.03)), BED.space, url, Options(trials=20))
    assert outcome.choice is not None
    assert outcome.ratio is not None
    assert outcome.confirmed
    assert BED.speed(outcome.choice) > 0.9 * BED.best
    truth = BED.speed(outcome.choice) / BED.speed(BED.space.baseline)
    assert outcome.ratio.low <= truth <= outcome.ratio.high
    assert outcome.answer.startswith(f"{outcome.ratio.ratio:.2f}×")
    assert outcome.answer.endswith("faster than train.py as it is")
    assert len(explored(outcome)) <= 20
    settings = [key(BED.space, t.setting) for t in explored(outcome)]
    assert len(set(settings)) == len(settings)
    assert sum(t.role is Role.CONTROL for t in outcome.trials) >= 2
    numbers = [trial.number for trial in outcome.trials]
    assert numbers == list(range(len(numbers)))


def test_a_finished_search_measures_nothing_more(tmp_path: Path) -> None:
    url, options = default_storage(tmp_path), Options(trials=12)
    first = search(BED.measure(NOISY(0, 0.03)), BED.space, url, options)

    def never(task: Task) -> Measurement:
        raise AssertionError(f"trial {task.number} was run")

    again = search(never, BED.space, url, options)
    assert (again.choice, again.ratio) == (first.choice, first.ratio)
    assert again.trials == first.trials


def test_the_time_left_is_known_from_earlier_runs_and_goes_down(tmp_path: Path) -> None:
    url, shown = default_storage(tmp_path), []

    def measure(task: Task) -> Measurement:
        time.sleep(0.5 if task.number == 2 else 0)
        return ok(100.0 + task.setting["batch_size"], total_seconds=60.0)

    class Watcher:
        def show(self, picture: Picture) -> None:
            shown.append(picture)

        def say(self, text: str) -> None:
            pass

    search(measure, storage=url, options=Options(trials=2, passes=0))
    search(measure, storage=url, options=Options(trials=4, passes=0), watcher=Watcher())
    waiting = [p.seconds_left for p in shown if [r.task.number for r in p.running] == [2]]
    assert waiting[0] == pytest.approx(120.0, abs=0.2)
    assert waiting[-1] < waiting[0] - 0.1


def test_more_trials_go_on_from_the_earlier_ones(tmp_path: Path) -> None:
    url, measure = default_storage(tmp_path), BED.measure(NOISY(0, 0.03))
    first = search(measure, BED.space, url, Options(trials=8, passes=2))
    second = search(measure, BED.space, url, Options(trials=12, passes=2))
    assert second.trials[: len(first.trials)] == first.trials
    assert len(explored(second)) == 12


def test_measures_everything_when_the_space_is_small() -> None:
    outcome = search(by_formula(lambda s: 100.0 + s["batch_size"] + 50 * s["xla"]))
    assert len(explored(outcome)) == 8
    assert outcome.stopped == "every setting that can work was measured"
    assert outcome.choice == {"batch_size": 128, "xla": True}


def test_leaves_it_when_nothing_is_faster() -> None:
    outcome = search(by_formula(lambda s: 200.0 - abs(s["batch_size"] - 32) - 5 * s["xla"]))
    assert outcome.choice is None
    assert outcome.ratio is None
    assert outcome.confirmed
    assert outcome.answer == "no configuration is faster than train.py as it is: leave it"


def test_safe_fixes_alone_may_be_the_answer() -> None:
    def measure(task: Task) -> Measurement:
        if task.original:
            return ok(50.0)
        return ok(100.0 - task.setting["batch_size"] / 100, task.setting["batch_size"])

    outcome = search(measure, options=Options(original_differs=True))
    assert outcome.choice == SMALL.baseline
    assert outcome.answer.endswith("faster than train.py as it was, by its safe fixes alone")
    assert outcome.ratio is not None
    assert outcome.ratio.ratio == pytest.approx(2.0, rel=0.01)
    assert outcome.trials[0].original
    assert outcome.trials[0].role is Role.ORIGINAL


def test_a_script_that_only_trains_once_mended_is_compared_with_itself_mended() -> None:
    def measure(task: Task) -> Measurement:
        if task.original:
            return Measurement(Status.CRASH, "ValueError: not in scope")
        return ok(100.0 + task.setting["batch_size"], task.setting["batch_size"])

    outcome = search(measure, options=Options(original_differs=True))
    assert outcome.choice is not None
    assert outcome.reference == "train.py with its safe fixes"
    assert any("does not train" in note for note in outcome.notes)


def test_a_script_that_does_not_train_is_one_clear_error() -> None:
    failed = Measurement(Status.NO_STEPS, "the script ended", log=Path(".tfaudit/trial-0.log"))
    with pytest.raises(TfauditError) as caught:
        search(lambda task: failed)
    assert str(caught.value) == (
        "train.py does not train as it is, so there is nothing to compare with: "
        "no training step: the script ended; see .tfaudit/trial-0.log"
    )


def test_out_of_memory_is_paid_for_once_per_boundary() -> None:
    """Above 128 nothing fits without XLA, above 256 nothing with it."""

    def formula(setting: Setting) -> float | Status:
        if setting["batch_size"] > (256 if setting["xla"] else 128):
            return Status.OUT_OF_MEMORY
        return BED.speed(setting)

    measure = by_formula(formula)
    outcome = search(measure, BED.space, options=Options(trials=40))
    failed = [t.setting for t in outcome.trials if t.measurement.status is Status.OUT_OF_MEMORY]
    assert 1 <= len(failed) <= 4
    assert outcome.choice is not None
    for xla in (False, True):
        sizes = [s["batch_size"] for s in failed if s["xla"] is xla]
        assert sizes == sorted(sizes, reverse=True)


def test_a_setting_that_trains_worse_is_marked_and_never_chosen() -> None:
    def measure(task: Task) -> Measurement:
        if task.setting["xla"]:
            return Measurement(
                Status.BAD_LOSS, "the loss became nan", examples_per_second=900.0, batch=32
            )
        return ok(100.0 + task.setting["batch_size"], task.setting["batch_size"])

    outcome = search(measure)
    assert outcome.choice == {"batch_size": 128, "xla": False}
    assert any("never chosen: xla=on" in note for note in outcome.notes)


@pytest.mark.parametrize("sampler", ["tpe", "random", "grid"])
def test_other_samplers_spend_no_trial_on_what_is_known(sampler: str) -> None:
    def formula(setting: Setting) -> float | Status:
        if setting["batch_size"] > 64:
            return Status.OUT_OF_MEMORY
        return 100.0 + setting["batch_size"] + setting["extra"]

    space = Space((*SMALL.knobs, Knob("extra", (0, 1, 2), 0)))
    options = Options(trials=15, sampler=sampler)
    outcome = search(by_formula(formula), space, options=options)
    measured = [key(space, t.setting) for t in explored(outcome) if not t.answered]
    assert len(set(measured)) == len(measured) <= 15
    failed = [t for t in explored(outcome) if t.measurement.status is Status.OUT_OF_MEMORY]
    assert len([t for t in failed if not t.answered]) <= 2
    assert outcome.choice is not None


def test_two_trials_never_share_a_device_and_finals_run_alone() -> None:
    lock, in_use, most = threading.Lock(), set(), []

    def measure(task: Task) -> Measurement:
        with lock:
            assert not in_use & set(task.slots)
            in_use.update(task.slots)
            most.append((len(in_use), task.role))
        time.sleep(0.005)
        with lock:
            in_use.difference_update(task.slots)
        return ok(BED.speed(task.setting), task.setting["batch_size"])

    options = Options(trials=20, devices=4)
    outcome = search(
        measure, BED.space, options=options, need=lambda s: 2 if s["batch_size"] >= 512 else 1
    )
    assert outcome.choice is not None
    assert max(count for count, _ in most) == 4
    assert all(count <= 2 for count, role in most if role in {Role.FINAL, Role.BASELINE})
    assert len(explored(outcome)) <= 20


def test_parallel_trials_are_capped_by_what_a_sampler_can_learn() -> None:
    assert [Options(trials=n, devices=8).parallel for n in (4, 10, 20, 100)] == [1, 2, 4, 8]


def test_time_is_kept_for_the_finals() -> None:
    """Every trial takes ten seconds, of a clock that the test turns."""
    now = 0.0

    def measure(task: Task) -> Measurement:
        nonlocal now
        now += 10.0
        return ok(BED.speed(task.setting), task.setting["batch_size"])

    options = Options(trials=20, timeout=205.0)
    outcome = search(measure, BED.space, options=options, clock=lambda: now)
    assert outcome.confirmed
    assert len(outcome.trials) == 21  # the last one begins before the time is up
    assert sum(t.role is Role.FINAL for t in outcome.trials) == 8
    assert outcome.stopped == "the time of 205 s was up"
    assert outcome.seconds == 210.0


def test_an_error_of_the_trials_ends_the_search_and_the_others() -> None:
    ended = threading.Event()

    def measure(task: Task) -> Measurement:
        if task.role is Role.BASELINE:
            return ok(100.0)
        if task.number == 1:
            task.cancel.wait(10)
            ended.set()
            return Measurement(Status.INTERRUPTED)
        raise TfauditError("TensorFlow is not installed")

    with pytest.raises(TfauditError, match="not installed"):
        search(measure, BED.space, options=Options(trials=20, devices=2))
    assert ended.is_set()


def test_hopeless_trials_are_told_what_they_must_reach() -> None:
    seen: dict[int, float | None] = {}

    def measure(task: Task) -> Measurement:
        seen[task.number] = task.hopeless_below
        return ok(BED.speed(task.setting), task.setting["batch_size"])

    outcome = search(measure, BED.space, options=Options(trials=12))
    best = 0.0
    for trial in outcome.trials:
        below = seen[trial.number]
        if trial.role in {Role.SCREEN, Role.SEARCH}:
            assert below is not None
            assert 0.4 * best < below <= 0.75 * best
        elif trial.role is not Role.BASELINE:
            assert below is None
        if trial.role is not Role.FINAL:
            best = max(best, trial.speed or 0.0)


def test_time_to_loss_chooses_what_learns_soonest() -> None:
    """The largest batch is the fastest, but needs ten times the examples."""

    def measure(task: Task) -> Measurement:
        batch = task.setting["batch_size"]
        examples = 20_000 if batch == 128 else 2_000
        losses = tuple((n, 2.0 - 1.8 * n / examples) for n in range(0, examples + 1, 100))
        return ok(100.0 * batch**0.5, batch, losses=losses)

    space = Space(SMALL.knobs[:1])
    objective = Objective.parse("time-to-loss=0.3")
    outcome = search(measure, space, options=Options(objective=objective))
    assert outcome.choice is None or outcome.choice["batch_size"] != 128
    throughput = search(measure, space, options=Options(objective=Objective("throughput")))
    assert outcome.choice != throughput.choice


def test_finalists_train_to_the_loss_once() -> None:
    asked: list[tuple[Role, bool, object, float | None]] = []

    def measure(task: Task) -> Measurement:
        asked.append((task.role, task.original, task.setting["batch_size"], task.until_loss))
        batch = int(task.setting["batch_size"])
        far = task.until_loss is not None  # only then is training long enough
        losses = ((0, 2.0), (40 * batch, 0.3)) if far else ((0, 2.0),)
        return ok(1000.0 + batch, batch, losses=losses)

    space = Space(SMALL.knobs[:1])
    outcome = search(
        measure, space, options=Options(objective=Objective.parse("time-to-loss=0.3"), passes=4)
    )
    assert all(until is None for role, _, _, until in asked if role is not Role.FINAL)
    for participant in {
        (original, batch) for role, original, batch, _ in asked if role is Role.FINAL
    }:
        wanted = [u for r, o, b, u in asked if r is Role.FINAL and (o, b) == participant]
        assert wanted[0] == 0.3
        assert set(wanted[1:]) == {None}
    # The smallest batch is the slowest by little, and there first.
    assert outcome.choice is None or outcome.choice["batch_size"] < 64


DRIVER = """
    import sys, time
    from replaying import BED, NOISY, search
    from tfaudit.tuner.measurement import Measurement, Status
    from tfaudit.tuner.options import Options

    recorded = BED.measure(NOISY(0, 0.03))
    def measure(task):
        print("trial", task.number, flush=True)
        if task.number == {hang}:
            if not task.cancel.wait({seconds}):
                time.sleep(60)
            time.sleep({slow})
            return Measurement(Status.INTERRUPTED)
        return recorded(task)

    outcome = search(measure, BED.space, {url!r}, Options(trials=12))
    print("answer:", outcome.answer, "| because", outcome.stopped, flush=True)
"""


def driver(url: str, hang: int, seconds: float = 60, slow: float = 0) -> subprocess.Popen[str]:
    """A search in a process of its own, waiting in a trial."""
    code = textwrap.dedent(DRIVER.format(url=url, hang=hang, seconds=seconds, slow=slow))
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(HERE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.split() == ["trial", str(hang)]:
            break
    return process


@pytest.mark.parametrize("hang", [0, 9, 16])
def test_a_killed_search_goes_on_without_losing_a_finished_trial(tmp_path: Path, hang: int) -> None:
    url = default_storage(tmp_path)
    process = driver(url, hang)
    process.kill()
    process.communicate()
    before = optuna.load_study(study_name="train.py 0", storage=url).trials
    finished = [t for t in before if t.state.is_finished()]
    assert len(finished) == hang

    ran = []

    def measure(task: Task) -> Measurement:
        ran.append(task)
        return BED.measure(NOISY(1, 0.03))(task)

    outcome = search(measure, BED.space, url, Options(trials=12))
    assert outcome.confirmed
    assert outcome.choice is not None
    assert len(explored(outcome)) == 12 or "promised" in outcome.stopped
    kept = {t.number: t.speed for t in outcome.trials}
    assert [kept[t.number] for t in finished] == [t.value for t in finished]
    assert [task.number for task in ran] == list(range(hang + 1, hang + 1 + len(ran)))
    assert dict(ran[0].setting) == dict(before[hang].params)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_ends_the_trial_and_answers(tmp_path: Path, number: int) -> None:
    url = default_storage(tmp_path)
    process = driver(url, 8)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert "not confirmed" in out
    assert "because you stopped it" in out
    states = [t.state.name for t in optuna.load_study(study_name="train.py 0", storage=url).trials]
    assert states == ["COMPLETE"] * 8 + ["FAIL"]


def test_the_second_signal_does_not_wait(tmp_path: Path) -> None:
    process = driver(default_storage(tmp_path), 8, slow=60)
    process.send_signal(signal.SIGINT)
    time.sleep(1)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert "answer:" in out


def test_stopped_before_the_script_was_measured_is_one_clear_line(tmp_path: Path) -> None:
    process = driver(default_storage(tmp_path), 0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert err.strip().endswith("stopped before train.py was measured once")


def test_a_second_search_of_the_same_script_is_refused(tmp_path: Path) -> None:
    url = default_storage(tmp_path)
    process = driver(url, 4)
    try:
        with pytest.raises(TfauditError, match=f"process {process.pid} on .* is tuning"):
            search(BED.measure(NOISY(0, 0.03)), BED.space, url)
    finally:
        process.kill()
        process.communicate()


def test_drift_does_not_choose(tmp_path: Path) -> None:
    """The machine gets slower and slower; no setting is faster than another."""
    flat = replace(BED, speeds=dict.fromkeys(BED.speeds, 1000.0))
    outcome = search(
        flat.measure(lambda task: 0.97**task.number), flat.space, options=Options(trials=12)
    )
    assert outcome.choice is None
    assert outcome.noise is not None
    assert outcome.noise > 0.1
