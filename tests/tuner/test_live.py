"""What is on the screen while a search runs, and at its end."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from replaying import BED, NOISY, SMALL, by_formula, search, trial
from rich.console import Console

from tfaudit.tuner import live, summary, wording
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.options import Options
from tfaudit.tuner.outcome import Subject
from tfaudit.tuner.search import Picture, Running
from tfaudit.tuner.trials import Role, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.trials import Trial


@dataclass(frozen=True)
class Progress:
    phase: str
    seconds: float
    steps: int = 0
    examples_per_second: float | None = None


def console(width: int = 100, *, terminal: bool = True) -> Console:
    return Console(
        file=io.StringIO(), width=width, height=30, force_terminal=terminal, color_system=None
    )


def text_of(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def rendered(shown: Picture, width: int = 100, rows: int = 20) -> str:
    screen = console(width)
    screen.print(live.render(shown, rows))
    return text_of(screen)


def picture(trials: Sequence[Trial], running: tuple[Running, ...] = (), **more: object) -> Picture:
    defaults = {"phase": "search", "seconds": 61.0, "seconds_left": 200.0}
    return Picture(
        Subject("train.py"),
        SMALL,
        Options(trials=8),
        trials=tuple(trials),
        running=running,
        **{**defaults, **more},
    )


TRIALS = [
    trial(0, Role.BASELINE, SMALL.baseline, 1000.0),
    trial(1, Role.SCREEN, {"batch_size": 128, "xla": False}, 2310.0),
    trial(2, Role.SCREEN, {"batch_size": 128, "xla": True}, status=Status.OUT_OF_MEMORY),
    trial(3, Role.CONTROL, SMALL.baseline, 990.0),
]


def test_the_table_shows_what_differs_how_fast_and_what_failed() -> None:
    rows = rendered(picture(TRIALS)).splitlines()
    assert "as it is" in rows[1]
    assert "1.00×" in rows[1]
    assert "batch_size=128 " in rows[2]
    assert "xla" not in rows[2]
    assert "best so far" in rows[2]
    assert "2,310" in rows[2]
    assert "2.31×" in rows[2]
    assert "batch_size=128, xla=on" in rows[3]
    assert "out of memory" in rows[3]
    assert "(control)" in rows[4]


def test_the_foot_shows_how_far_it_is() -> None:
    text = rendered(picture(TRIALS))
    assert "3 of at most 8 trials" in text
    assert "61 s so far, about 3 min left" in text
    assert "best so far: batch_size=128, 2.31× (one trial: not confirmed)" in text
    assert "▄█·▄" in text


def test_a_running_trial_shows_what_it_does() -> None:
    running = Running(
        Task(4, Role.SEARCH, {"batch_size": 64, "xla": True}), 12.0, Progress("compiling", 12.0)
    )
    row = rendered(picture(TRIALS, (running,))).splitlines()[5]
    assert row.split() == ["4", "batch_size=64,", "xla=on", "compiling", "12", "s"]


def test_a_running_trial_shows_how_fast_it_is_once_it_measures() -> None:
    progress = Progress("measuring", 12.0, 300, 2222.0)
    task = Task(4, Role.SEARCH, {"batch_size": 64, "xla": True})
    row = rendered(picture(TRIALS, (Running(task, 12.0, progress),))).splitlines()[5]
    assert row.split()[-4:] == ["12", "s", "2,220", "2.22×"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_numbers_are_never_cut(width: int) -> None:
    many = [replace(t, measurement=replace(t.measurement, step_seconds=0.0123)) for t in TRIALS]
    text = rendered(picture(many), width)
    assert all(len(row) <= width for row in text.splitlines())
    assert "2,310" in text
    assert "12.3" in text


def test_the_best_trial_stays_in_sight() -> None:
    slow = [trial(i, Role.SEARCH, {"batch_size": 16, "xla": True}, 500.0 + i) for i in range(4, 40)]
    text = rendered(picture([*TRIALS, *slow]), rows=6)
    assert "2,310" in text
    assert " 39 " in text
    assert " 20 " not in text


def test_finals_are_shown_as_such() -> None:
    final = trial(4, Role.FINAL, SMALL.baseline, 1000.0, finals="x")
    text = rendered(picture([*TRIALS, final], phase="finals"))
    assert "finals: the best again, interleaved with the script; pass 1 of at most 4" in text
    wide = {"batch_size": 128, "xla": False}
    second = [final, *(trial(5 + i, Role.FINAL, wide, 2000.0, finals="x") for i in range(2))]
    running = Running(Task(7, Role.FINAL, SMALL.baseline, finals="x"), 1.0, None)
    text = rendered(picture([*TRIALS, *second], (running,), phase="finals"))
    assert "pass 2 of at most 4" in text


def test_the_sparkline_shows_the_latest_trials() -> None:
    many = [trial(i, Role.SEARCH, SMALL.baseline, 100.0 + i) for i in range(200)]
    text = rendered(picture([*many, trial(200, Role.SEARCH, SMALL.baseline)]), width=80)
    (line,) = [line for line in text.splitlines() if "by trial: " in line]
    assert len(line.rstrip()) <= 80
    assert line.rstrip().endswith("·")


def test_without_a_terminal_there_is_a_line_per_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = console(terminal=False)
    with live.watcher(screen) as watcher:
        assert isinstance(watcher, live.Lines)
        measure = by_formula(
            lambda s: Status.OUT_OF_MEMORY if s["batch_size"] > 64 else 100.0 + s["batch_size"]
        )
        outcome = search(measure, watcher=watcher)
    lines = text_of(screen).splitlines()
    assert len(lines) == len(outcome.trials)
    assert lines[0] == "trial 0 | as it is | 132 examples/s | 1.00×"
    assert any("| out of memory: out of memory here" in line for line in lines)
    assert lines[-1].startswith("final ")


def test_colours_off_or_a_dumb_terminal_means_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(live.watcher(console()), live.LiveTable)
    monkeypatch.setenv("NO_COLOR", "1")
    assert isinstance(live.watcher(console()), live.Lines)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(live.watcher(console()), live.Lines)


def test_a_live_table_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    screen = console()
    with live.watcher(screen) as watcher:
        search(by_formula(lambda s: 100.0 + s["batch_size"]), watcher=watcher)
        watcher.say("a note")
    assert "a note" in text_of(screen)
    assert "best so far" in text_of(screen)
    assert text_of(screen).endswith("\x1b[2K") or "\x1b[1A" in text_of(screen)[-400:]


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    def measure(task: Task) -> Measurement:
        if task.setting["batch_size"] == 1024 and task.setting["xla"]:
            return Measurement(Status.OUT_OF_MEMORY, "failed to allocate 2 GiB")
        found = recorded(task)
        return replace(found, notes=("validation was skipped",), host_memory=900 * 2**20)

    recorded = BED.measure(NOISY(5, 0.05))
    return search(measure, BED.space, options=Options(trials=20))


def test_the_summary_says_what_was_tried_chosen_and_how_sure_it_is(outcome: Outcome) -> None:
    screen = console(120)
    summary.show(outcome, screen)
    text = text_of(screen)
    assert outcome.ratio is not None
    first = f"{outcome.ratio.ratio:.2f}× ({outcome.ratio.low:.2f} to {outcome.ratio.high:.2f})"
    assert f"{first} faster than train.py as it is." in text
    assert "What was tried (train.py)" in text
    assert "Finals (" in text
    assert "1 (the reference)" in text
    assert "Chosen: batch_size=" in text
    assert "with Adam, try the learning rate ×" in text
    assert "trials of the same script spread by" in text
    assert "in the finals" in text
    assert "What each change was worth alone" in text
    assert "batch_size 32 → " in text
    assert text.count("validation was skipped") == 1


def test_the_json_holds_every_number(outcome: Outcome) -> None:
    plain = json.loads(json.dumps(summary.as_json(outcome)))
    assert plain["answer"] == outcome.answer
    assert plain["choice"] == outcome.choice
    assert plain["ratio"]["low"] == outcome.ratio.low
    assert len(plain["trials"]) == len(outcome.trials)
    speeds = [t["measurement"]["examples_per_second"] for t in plain["trials"]]
    assert speeds == [t.measurement.examples_per_second for t in outcome.trials]
    assert plain["finals"][0]["ratio"] is None


def test_numbers_have_the_digits_that_mean_something() -> None:
    assert [wording.speed(v) for v in (None, 0.01234, 12.345, 999.9, 1234.5, 987654.0)] == [
        "", "0.0123", "12.3", "1,000", "1,230", "988,000",
    ]  # fmt: skip
    assert [wording.duration(v) for v in (8.4, 89, 90, 3600, 2 * 3600)] == [
        "8 s", "89 s", "2 min", "60 min", "2.0 h",
    ]  # fmt: skip
    gpu = Measurement(Status.OK, peak_memory={"GPU:0": 3 * 2**30}, host_memory=9 * 2**30)
    assert wording.memory(gpu) == "3.0 GiB"
    loads = [Measurement(Status.OK, gpu_load={"GPU 0 (H200)": load}) for load in (0.35, 0.02)]
    assert wording.gpu_loads([gpu, *loads]) == ["GPU 0 (H200) was busy 2 to 35% of the time."]
