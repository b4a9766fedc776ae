"""The study on real Optuna and real SQLite."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import optuna
import pytest
from replaying import SMALL, ok

from tfaudit.errors import TfauditError
from tfaudit.tuner.candidates import Candidates
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.owner import Owner
from tfaudit.tuner.space import Knob, Space
from tfaudit.tuner.study import Study, default_storage, study_name
from tfaudit.tuner.trials import Role, Trial, from_json, to_json

CANDIDATES = Candidates(SMALL)
HERE = Path(__file__).parent


@pytest.fixture
def url(tmp_path: Path) -> str:
    return default_storage(tmp_path / ".tfaudit")


def run(study: Study, role: Role, setting: dict[str, object], measurement: Measurement) -> int:
    number = study.begin(role, setting)
    study.end(Trial(number, role, setting, measurement))
    return number


def test_keeps_a_measurement_whole(url: str) -> None:
    measurement = ok(
        1234.5,
        64,
        windows=(1.0, 2.0),
        peak_memory={"GPU:0": 5},
        losses=((64, 2.0), (128, float("inf"))),
        log=Path("/tmp/trial.log"),
        notes=("unsteady",),
    )
    assert from_json(to_json(measurement)) == measurement
    setting = {"batch_size": 64, "xla": True}
    with Study(url, "s", CANDIDATES) as study:
        run(study, Role.SEARCH, setting, measurement)
    with Study(url, "s", CANDIDATES) as study:
        (trial,) = study.trials
    assert trial.measurement == measurement
    assert (trial.setting, trial.role, trial.number) == (setting, Role.SEARCH, 0)


def test_is_what_optuna_and_its_dashboard_expect(url: str) -> None:
    with Study(url, "s", CANDIDATES) as study:
        run(study, Role.BASELINE, SMALL.baseline, ok(100.0))
        run(study, Role.SEARCH, {"batch_size": 64, "xla": True}, ok(250.0))
        memory = Measurement(Status.OUT_OF_MEMORY, "too large")
        run(study, Role.SEARCH, {"batch_size": 128, "xla": True}, memory)
        crash = Measurement(Status.CRASH, "ValueError")
        run(study, Role.SEARCH, {"batch_size": 16, "xla": True}, crash)
    opened = optuna.load_study(study_name="s", storage=url)
    assert opened.best_params == {"batch_size": 64, "xla": True}
    assert opened.best_value == 250.0
    assert opened.metric_names == ["examples/s"]
    states = [trial.state.name for trial in opened.trials]
    assert states == ["COMPLETE", "COMPLETE", "PRUNED", "FAIL"]
    assert opened.trials[2].constraints["out_of_memory"] > 0
    assert opened.trials[1].constraints["out_of_memory"] < 0


def test_lets_others_read_while_it_is_written(url: str, tmp_path: Path) -> None:
    with Study(url, "s", CANDIDATES):
        connection = sqlite3.connect(tmp_path / ".tfaudit" / "tune.db")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()


@pytest.mark.parametrize("sampler", ["gp", "tpe", "random", "grid"])
def test_samplers_suggest_candidates(url: str, sampler: str) -> None:
    with Study("sqlite://", "s", CANDIDATES) as study:
        run(study, Role.BASELINE, SMALL.baseline, ok(100.0))
        for _ in range(5):
            number, setting, _ = study.suggest(sampler)
            assert tuple(setting.values()) in CANDIDATES.position
            study.end(Trial(number, Role.SEARCH, setting, ok(100.0 + number)))


def test_suggestions_do_not_repeat_after_going_on(url: str) -> None:
    """With a fixed seed, Optuna's samplers would begin with the same numbers again."""
    large = Candidates(Space((Knob("batch_size", tuple(range(1, 200)), 1, ordinal=True),)))
    found = []
    for _ in range(2):
        with Study(url, "s", large, seed=7) as study:
            for _ in range(3):
                number, setting, _ = study.suggest("random")
                found.append(setting["batch_size"])
                study.end(Trial(number, Role.SEARCH, setting, ok(100.0)))
    assert len(set(found)) == 6


def test_a_second_owner_is_refused_while_the_first_lives(url: str) -> None:
    with Study(url, "s", CANDIDATES):
        with pytest.raises(TfauditError, match=rf"process {os.getpid()} on .* already"):
            Study(url, "s", CANDIDATES)
        Study(url, "another", CANDIDATES).close()
    Study(url, "s", CANDIDATES).close()


def test_a_process_is_known_by_more_than_its_number() -> None:
    me = Owner.current()
    assert me.alive()
    assert Owner.from_json(me.to_json()) == me
    for other in (
        {"started": "1"},
        {"boot": "another"},
        {"pid": 2**22 - 1},
        {"host": "elsewhere", "seen": 0.0},
    ):
        assert not Owner(**{**me.to_json(), **other}).alive()
    assert Owner(**{**me.to_json(), "host": "elsewhere"}).alive()


def killed_during_a_trial(url: str, setting: dict[str, object]) -> None:
    """Begin a trial in a process that ends without a word."""
    code = f"""
        import os
        from replaying import SMALL
        from tfaudit.tuner.candidates import Candidates
        from tfaudit.tuner.study import Study
        from tfaudit.tuner.trials import Role
        study = Study({url!r}, "s", Candidates(SMALL))
        study.begin(Role.SEARCH, {setting!r})
        os.kill(os.getpid(), 9)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    environ = {**os.environ, "PYTHONPATH": str(HERE)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert done.returncode == -9, done.stderr


def test_a_trial_whose_owner_was_killed_is_lost_once_and_given_up_twice(url: str) -> None:
    setting = {"batch_size": 128, "xla": True}
    killed_during_a_trial(url, setting)
    with Study(url, "s", CANDIDATES) as study:
        assert study.lost == [(Role.SEARCH, setting)]
        assert study.trials == []
    states = [t.state.name for t in optuna.load_study(study_name="s", storage=url).trials]
    assert states == ["FAIL"]
    killed_during_a_trial(url, setting)
    with Study(url, "s", CANDIDATES) as study:
        (given_up,) = study.trials
    assert given_up.setting == setting
    assert given_up.measurement.status is Status.CRASH


def test_a_baseline_that_failed_is_tried_again_and_interrupted_trials_are_forgotten(
    url: str,
) -> None:
    with Study(url, "s", CANDIDATES) as study:
        run(study, Role.BASELINE, SMALL.baseline, Measurement(Status.CRASH, "no data"))
        stopped = Measurement(Status.INTERRUPTED)
        run(study, Role.SEARCH, {"batch_size": 64, "xla": True}, stopped)
        assert len(study.trials) == 1
    with Study(url, "s", CANDIDATES) as study:
        assert study.trials == []
        assert study.lost == []


def test_the_name_changes_with_what_makes_measurements_worthless() -> None:
    script = Path("/work/train.py")
    name = study_name(script, SMALL, "text", "--epochs 3")
    assert name.startswith("train.py ")
    assert name == study_name(script, SMALL, "text", "--epochs 3")
    fewer = Space(SMALL.knobs[:1])
    excluded = Space(SMALL.knobs, (({"xla": True}, "why"),))
    others = {
        study_name(script, SMALL, "text2", "--epochs 3"),
        study_name(script, SMALL, "text", "--epochs 4"),
        study_name(script, fewer, "text", "--epochs 3"),
        study_name(script, excluded, "text", "--epochs 3"),
    }
    assert len(others | {name}) == 5


@pytest.mark.parametrize(
    "url", ["sqlite:////no/such/folder/tune.db", "nonsense", "mysql://u:pw@h/d"]
)
def test_a_storage_that_cannot_be_opened_is_one_clear_line(url: str) -> None:
    with pytest.raises(TfauditError, match="cannot be opened") as caught:
        Study(url, "s", CANDIDATES)
    assert "\n" not in str(caught.value)
    assert "pw" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "tune.db").write_text("this is not a database, but it is long enough " * 20)
    with pytest.raises(TfauditError, match="cannot be opened: file is not a database"):
        Study(f"sqlite:///{tmp_path / 'tune.db'}", "s", CANDIDATES)


def test_a_full_disk_loses_no_finished_trial(tmp_path: Path) -> None:
    """The system refuses to let the database grow: SQLite then answers as on a full disk."""
    url = default_storage(tmp_path)
    code = f"""
        import resource
        from pathlib import Path
        from replaying import BED, NOISY, search
        from tfaudit.tuner.options import Options

        measure = BED.measure(NOISY(0, 0.03))
        def fill(task):
            if task.number == 8:
                folder = Path({str(tmp_path)!r})
                largest = max(path.stat().st_size for path in folder.iterdir())
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, -1))
            return measure(task)

        outcome = search(fill, BED.space, {url!r}, Options(trials=20))
        print(outcome.stopped)
        print(len(outcome.trials), outcome.choice)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    environ = {**os.environ, "PYTHONPATH": str(HERE)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "the study cannot be written" in done.stdout
    count = int(done.stdout.splitlines()[1].split()[0])
    assert 9 <= count < 20
    opened = optuna.load_study(study_name="train.py 0", storage=url)
    finished = [t for t in opened.trials if t.state.is_finished()]
    assert len(finished) >= count - 1
