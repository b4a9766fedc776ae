"""`tfaudit tune` as the user meets it: real trials, odd ends, SIGKILL and resuming."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from schemas import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow  # with its many tunes it would be the last to end

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
SCRIPT = """\
import numpy as np
import tensorflow as tf

BATCH_SIZE = 8
x = np.random.default_rng(0).random((4096, 8)).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(BATCH_SIZE)
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=64, epochs=2, verbose=0)
"""
QUICK = ("--seconds", "0.5", "--trials", "3", "--passes", "2", "--no-knob", "xla")


def tune(
    *argv: str, cwd: Path, timeout: float = 240, **changes: str
) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", **changes}
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "tune", *argv],
        cwd=cwd, env=environ, capture_output=True, text=True, timeout=timeout,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "train.py"
    path.write_text(SCRIPT)
    return path


PLANS = {
    "arrays.py": ("arrays.py", "--batch-size"),
    "pipeline.py": ("pipeline.py", None),
    "custom_loop.py": ("custom_loop.py", None),
    "absl_trainer.py": ("absl_trainer.py", "--batch_size"),
    "dict_config.py": ("dict_config.py", None),
    "two_modules/train.py": ("train.py", None),
    "loader.py": ("loader.py", None),
    "notebook_export.py": ("notebook_export.py", "default"),
    "digits.py": ("digits.py", None),
}


@pytest.mark.parametrize("example", PLANS)
def test_plan_names_the_place_of_the_batch_size(example: str) -> None:
    module, how = PLANS[example]
    done = tune(str(EXAMPLES / example), "--plan", cwd=ROOT, COLUMNS="200")
    assert done.returncode == 0
    row = next(line for line in done.stdout.splitlines() if "batch_size" in line)
    assert f"{module}:" in row
    if how is not None:
        assert how in row


BAD = {
    "missing": ("nowhere.py", None, "does not exist"),
    "folder": (".", None, "is a folder"),
    "syntax error": ("bad.py", "import tensorflow as tf\nx = = 1\n", "line 2: syntax error"),
    "no batch size": ("bad.py", "import tensorflow as tf\ntf.zeros([3])\n", "--param batch_size="),
    "notebook": ("bad.ipynb", "{}", "is a notebook"),
}


def test_a_report_that_cannot_be_written_is_refused_at_once(script: Path) -> None:
    done = tune("train.py", "--report", "gone/report.html", cwd=script.parent)
    assert done.returncode == 2
    assert done.stderr == "tfaudit: --report: there is no folder 'gone'\n"


@pytest.mark.tensorflow
@pytest.mark.parametrize(("name", "text", "said"), BAD.values(), ids=list(BAD))
def test_bad_scripts_get_one_line(tmp_path: Path, name: str, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    done = tune(name, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("tfaudit:")]) == 1


def test_without_tensorflow(script: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", symlinks=True)
    python = tmp_path / "bare" / "bin" / "python"
    done = tune("train.py", "--python", str(python), cwd=tmp_path)
    assert done.returncode == 2
    assert "TensorFlow is not installed" in done.stderr
    assert "--python" in done.stderr


FAILING = {
    "raises": ("raise ValueError('no such data')\n", "no such data"),
    "never trains": ("import sys\nsys.exit()\n", "no training step"),
}


@pytest.mark.tensorflow
@pytest.mark.parametrize(("before", "said"), FAILING.values(), ids=list(FAILING))
def test_scripts_that_do_not_train(script: Path, before: str, said: str) -> None:
    script.write_text(SCRIPT.replace("model.fit", before + "model.fit"))
    done = tune("train.py", *QUICK, cwd=script.parent)
    assert done.returncode == 2
    assert said in done.stderr
    assert ".tfaudit/logs" in done.stderr


@pytest.mark.tensorflow
def test_a_named_place_and_the_scripts_own_arguments(tmp_path: Path) -> None:
    text = SCRIPT.replace("BATCH_SIZE = 8", "import sys\nBATCH_SIZE = int(sys.argv[2])")
    (tmp_path / "train.py").write_text(text)
    argv = ("train.py", "--param", "batch_size=--size", *QUICK, "--json")
    done = tune(*argv, "--", "--size", "16", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


@pytest.mark.tensorflow
def test_the_winner_is_written(script: Path) -> None:
    done = tune("train.py", *QUICK, "--json", "--apply", cwd=script.parent)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    validate(answer, "tune")
    page = (script.parent / ".tfaudit" / "train.html").read_text()
    assert answer["answer"][1:] in page
    assert page.count('<tr class="') > len(answer["trials"])
    written = script.read_text()
    # Which setting wins, or whether any does, is for this machine and moment to say.
    assert (written != SCRIPT) == bool(answer["diff"])
    if answer["diff"]:
        assert "batch_size=64" not in written, "every setting comes with the safe fixes"
        assert f"BATCH_SIZE = {answer['choice']['batch_size']}\n" in written
    compile(written, "train.py", "exec")
    assert not [p for p in script.parent.iterdir() if p.name not in (".tfaudit", "train.py")]


def finished(folder: Path) -> int:
    """Trials that the study holds as complete."""
    database = folder / ".tfaudit" / "tune.db"
    if not database.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            query = "select count(*) from trials where state = 'COMPLETE'"
            return int(connection.execute(query).fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def descendants(pid: int) -> set[int]:
    """Processes below a process, by /proc."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(fields[1])
    found = {pid}
    while more := {p for p, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def wait_until(condition: Iterator[bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if next(condition):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.tensorflow
@pytest.mark.skipif(sys.platform != "linux", reason="counts processes by /proc")
def test_sigkill_loses_no_finished_trial_and_leaves_no_process(script: Path) -> None:
    folder = script.parent
    argv = [sys.executable, "-m", "tfaudit", "tune", "train.py", *QUICK, "--json"]
    environ = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    first = subprocess.Popen(
        argv, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert wait_until(iter(lambda: finished(folder) >= 2, None), 120)
    time.sleep(0.5)  # into the next trial
    children = descendants(first.pid)
    assert children
    kept = finished(folder)
    first.send_signal(signal.SIGKILL)
    first.wait()
    gone = iter(lambda: not any(alive(pid) for pid in children), None)
    assert wait_until(gone, 10), "a process is left behind"

    again = subprocess.run(
        argv, cwd=folder, env=environ, capture_output=True, text=True, timeout=240
    )
    assert again.returncode == 0, again.stderr
    assert f"Going on with {kept} trial" in again.stderr
    assert finished(folder) > kept


@pytest.mark.tensorflow
def test_ctrl_c_keeps_what_was_measured_and_answers(script: Path) -> None:
    argv = [sys.executable, "-m", "tfaudit", "tune", "train.py", "--seconds", "1", "--trials", "9"]
    running = subprocess.Popen(
        argv, cwd=script.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert wait_until(iter(lambda: finished(script.parent) >= 3, None), 120)
    children = descendants(running.pid)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert "Traceback" not in out + err
    assert "you stopped it" in err
    assert running.returncode == 0
    assert not any(alive(pid) for pid in children)

    # What was measured can be reported at any time, without measuring more.
    kept = finished(script.parent)
    options = ("--seconds", "1", "--trials", "9", "--timeout", "0", "--report", "out.html")
    again = tune("train.py", *options, cwd=script.parent)
    assert again.returncode == 0, again.stderr
    assert "Report: out.html" in again.stderr
    assert 'id="chart-throughput"' in (script.parent / "out.html").read_text()
    assert finished(script.parent) == kept
