"""`tfaudit bench`: whose turn it is, what it says, and real runs of real scripts."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import HEAD
from replaying import ok
from rich.console import Console
from schemas import FOLDER, validate
from test_tune_command import SCRIPT, alive, descendants

from tfaudit.commands.benching import _names
from tfaudit.errors import TfauditError
from tfaudit.tuner import bench, bench_view, plain
from tfaudit.tuner.bench import SCRIPT as NAME
from tfaudit.tuner.bench import Picture, Result
from tfaudit.tuner.measurement import Measurement, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.tuner.trials import Task

Speeds = dict[str, list[float]]


class Heard:
    """A watcher that keeps what it is told."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.said: list[str] = []

    def show(self, picture: Picture) -> None:
        self.pictures.append(picture)

    def say(self, text: str) -> None:
        self.said.append(text)


def replay(speeds: Speeds, **more: object) -> Result:
    """A bench of scripts that had these speeds, run by run."""
    left = {name: iter(values) for name, values in speeds.items()}

    def measure(task: Task) -> Measurement:
        return ok(next(left[str(task.setting[NAME])]))

    return bench.run(list(speeds), measure, **{"watcher": Heard(), **more})


def order(result: Result) -> list[object]:
    return [run.setting[NAME] for run in result.runs]


def test_scripts_take_turns_and_every_second_pass_runs_backwards() -> None:
    result = replay({"a": [1.0] * 4, "b": [2.0] * 4}, passes=4)
    assert order(result) == ["a", "b", "b", "a", "a", "b", "b", "a"]
    reference, other = result.standings
    assert reference.ratio is None
    assert other.ratio is not None
    assert other.ratio.ratio == pytest.approx(2)


@pytest.mark.parametrize("passes", [2, 3, 5])
def test_a_number_of_runs_is_kept_however_narrow_the_interval(passes: int) -> None:
    result = replay({"a": [1.0] * 9, "b": [2.0] * 9, "c": [3.0] * 9}, passes=passes)
    assert [order(result).count(name) for name in "abc"] == [passes] * 3
    assert result.stopped == f"{passes} passes were run"


def test_otherwise_narrow_intervals_end_it_and_wide_ones_do_not() -> None:
    quiet = replay({"a": [1.0, 1.01] * 5, "b": [2.0, 2.01] * 5})
    noisy = replay({"a": [1.0, 1.7, 0.8] * 4, "b": [2.0, 1.1] * 5})
    assert len(quiet.standings[0].runs) == 4
    assert quiet.stopped == "the intervals are narrow enough"
    assert len(noisy.standings[0].runs) == 10


def test_a_script_that_fails_ends_it_in_one_line() -> None:
    def measure(task: Task) -> Measurement:
        if task.setting[NAME] == "b.py" and task.number > 1:
            return Measurement(Status.CRASH, "ValueError: no data", log=Path("logs/trial-7.log"))
        return ok(1.0)

    with pytest.raises(TfauditError) as caught:
        bench.run(["a.py", "b.py"], measure, watcher=Heard())
    assert str(caught.value) == (
        "b.py cannot be compared: crash: ValueError: no data; see logs/trial-7.log"
    )


def test_examples_that_cannot_be_counted_are_no_speed() -> None:
    with pytest.raises(TfauditError, match="could not be measured"):
        bench.run(
            ["a", "b"], lambda task: Measurement(Status.OK, step_seconds=0.1), watcher=Heard()
        )


def interrupted_in(number: int) -> Callable[[Task], Measurement]:
    """Runs, in one of which the user presses Ctrl-C."""

    def measure(task: Task) -> Measurement:
        if task.number == number:
            os.kill(os.getpid(), signal.SIGINT)
            assert task.cancel.wait(10)
            return Measurement(Status.INTERRUPTED, "the search was stopped")
        return ok({"a": 100.0, "b": 200.0}[str(task.setting[NAME])])

    return measure


def test_ctrl_c_answers_with_the_complete_passes() -> None:
    heard = Heard()
    result = bench.run(["a", "b"], interrupted_in(5), passes=9, watcher=heard)
    assert result.stopped == "you stopped it"
    assert [len(standing.runs) for standing in result.standings] == [2, 2]
    assert len(heard.said) == 1


def test_ctrl_c_too_early_is_no_answer() -> None:
    with pytest.raises(TfauditError, match="stopped before each script was measured twice"):
        bench.run(["a", "b"], interrupted_in(3), passes=9, watcher=Heard())


def shown(result: Result) -> str:
    screen = Console(file=io.StringIO(), width=100)
    bench_view.show(result, screen)
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def test_the_faster_one_comes_first_in_the_answer() -> None:
    text = shown(replay({"old.py": [100.0] * 4, "[red]new.py": [200.0, 202.0] * 2}))
    assert "[red]new.py is 2.01× (1.99 to 2.03) as fast as old.py." in text
    assert "4 fresh runs of each, interleaved." in text
    text = shown(replay({"old.py": [200.0, 202.0] * 2, "new.py": [100.0] * 4}))
    assert "old.py is 2.01× (1.99 to 2.03) as fast as new.py." in text


def test_no_difference_is_an_answer() -> None:
    text = shown(replay({"a": [100.0, 104.0] * 2, "b": [102.0, 101.0] * 2}))
    assert "No difference between b and a was found: b is 1.00× (" in text


def test_without_a_terminal_there_is_a_line_per_run() -> None:
    console = Console(file=io.StringIO(), width=60)
    with bench_view.Screen(console) as screen:
        replay({"a": [1234.0] * 2, "b": [50.0] * 2}, passes=2, watcher=screen)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert lines[:2] == ["run 1 | a | 1,230 examples/s", "run 2 | b | 50 examples/s"]
    assert len(lines) == 4


def test_a_terminal_shows_what_runs_and_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    console = Console(file=io.StringIO(), width=100, force_terminal=True)
    heard = Heard()
    replay({"a": [1234.0] * 2, "b": [50.0] * 2}, passes=2, watcher=heard)
    with bench_view.Screen(console) as screen:
        for picture in heard.pictures:
            screen.show(picture)
            assert screen._live is not None
            screen._live.refresh()
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "run 3 of at most 4 | b: starting | 0 s so far | at most about 0 s left" in text


def test_json_has_every_number_and_nothing_that_is_none() -> None:
    manifest = {
        "machine": "CPU only", "processor": "x", "devices": "cpu:1", "gpus": [], "driver": None,
        "tensorflow": "2.21.0", "keras": "3", "cuda": None, "python": "3.12.1", "tfaudit": "0",
        "system": "Linux", "arguments": [],
    }  # fmt: skip

    def measure(task: Task) -> Measurement:
        return ok(1.0 + task.number % 2, losses=((10, 1.0), (20, float("nan"))))

    result = bench.run(["a", "b"], measure, passes=2, watcher=Heard())
    document = json.loads(plain.dump(bench_view.as_json(result, manifest)))
    validate(document, "bench")
    assert document["runs"][0]["measurement"]["losses"] == [[10, 1.0], [20, None]]
    assert "infinite or not a number" in document["scripts"][1]["note"]


def test_the_schema_describes_every_field_of_a_measurement() -> None:
    schema = json.loads((FOLDER / "measurement.schema.json").read_text())
    fields = {field.name for field in dataclasses.fields(Measurement)}
    assert fields == set(schema["properties"]) == set(schema["required"])
    assert {status.value for status in Status} == set(schema["properties"]["status"]["enum"])


def test_scripts_are_told_apart() -> None:
    def names(*paths: str) -> list[str]:
        return _names([Path(path) for path in paths])

    assert names("old/a.py", "new/b.py") == ["a.py", "b.py"]
    assert names("old/a.py", "new/a.py") == ["old/a.py", "new/a.py"]
    assert names("a.py", "a.py") == ["a.py (1)", "a.py (2)"]


def command(*argv: str, cwd: Path, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "bench", *argv],
        cwd=cwd, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_bad_use_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "clean.py").write_text("import tensorflow as tf\n")
    (tmp_path / "notes.ipynb").write_text("{}")
    for argv, said in (
        (("clean.py",), "has no safe fixes to be measured with: name a second script, or --unsafe"),
        (("clean.py", "gone.py"), "'gone.py' does not exist"),
        (("clean.py", "."), "is a folder"),
        (("notes.ipynb", "clean.py"), "is a notebook"),
    ):
        done = command(*argv, cwd=tmp_path)
        assert done.returncode == 2, argv
        assert said in done.stderr
        assert done.stdout == ""


@pytest.mark.tensorflow
def test_a_slower_script_is_found_slower(tmp_path: Path) -> None:
    argued = HEAD + "assert sys.argv[1:] == ['--size', '3']\n"
    (tmp_path / "fast.py").write_text(argued + "fit()\n")
    sleep = "tf.keras.callbacks.LambdaCallback(on_train_batch_end=lambda b, logs: time.sleep(0.1))"
    (tmp_path / "slow.py").write_text(argued + f"fit({sleep})\n")
    quick = ("--runs", "2", "--seconds", "0.5", "--json")
    done = command("fast.py", "slow.py", *quick, "--", "--size", "3", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    validate(document, "bench")
    order = [run["script"] for run in document["runs"]]
    assert order == ["fast.py", "slow.py", "slow.py", "fast.py"]
    assert document["scripts"][1]["ratio"]["ratio"] < 0.5
    assert document["manifest"]["keras"]
    assert document["manifest"]["arguments"] == ["--size", "3"]
    assert {p.name for p in tmp_path.iterdir()} == {"fast.py", "slow.py", ".tfaudit"}


@pytest.mark.tensorflow
def test_one_script_is_measured_as_it_is_and_fixed(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(SCRIPT)
    done = command("train.py", "--runs", "2", "--seconds", "0.5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "train.py with its safe fixes" in done.stdout
    assert "2 fresh runs of each, interleaved." in done.stdout
    assert (tmp_path / "train.py").read_text() == SCRIPT


@pytest.mark.tensorflow
@pytest.mark.skipif(sys.platform != "linux", reason="counts processes by /proc")
def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    endless = "open('runs', 'w').close()\nfit(InStep5(lambda: time.sleep(600)))\n"
    (tmp_path / "train.py").write_text(HEAD + endless)
    running = subprocess.Popen(
        [sys.executable, "-m", "tfaudit", "bench", "train.py", "train.py"], cwd=tmp_path,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not (tmp_path / "runs").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    children = descendants(running.pid)
    assert children
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "Traceback" not in err
    assert err.splitlines()[-1] == "tfaudit: stopped before each script was measured twice"
    assert out == ""
    assert not any(alive(pid) for pid in children)
