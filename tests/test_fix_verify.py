"""`tfaudit fix --verify`: real trainings before and after, and what is made of their losses."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest

from tfaudit.tuner.comparison import Comparison, Verdict
from tfaudit.tuner.measurement import Measurement, Status

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
import os
import sys
import numpy as np
import tensorflow as tf

x = np.random.default_rng().random((512, 8), dtype="float32")
y = x.sum(axis=1, keepdims=True)
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
"""
FIT = """\
ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(512).batch(8)
model.fit(ds, batch_size=64, epochs=3, verbose=0)
model.save("model.keras")
"""
# A project's rule that calls a change safe which is none.
LIAR = '''\
"""SGD is slow."""
from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.rule import rule


@rule("LIAR001", severity=Severity.LOW, effect=Effect.SMALL, words=("sgd",), fix=Safety.SAFE)
def liar(program):
    """Calls of compile with sgd."""
    for event in program.calls_of(".compile"):
        node = event.node.args[0].value
        if node.value == '"sgd"':
            change = replace(node, '"WORD"')
            yield Hit(event.module, node, "slow", Plan("Change it", (change,), Safety.SAFE))
'''


def fix(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "fix", "--verify", *argv],
        cwd=cwd, env=environ, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "train.py"
    path.write_text(HEAD + FIT)
    return path


@pytest.mark.tensorflow
def test_a_safe_fix_is_trained_and_written(script: Path) -> None:
    done = fix("--apply", "train.py", "--steps", "12", "--", "--rate", "3", cwd=script.parent)
    assert done.returncode == 0, done.stderr
    assert "runs (12 steps); same losses" in done.stderr
    assert "× the examples/s in these short runs" in done.stderr
    assert script.read_text() == HEAD + FIT.replace(" batch_size=64,", "")
    assert {path.name for path in script.parent.iterdir()} == {"train.py", ".tfaudit"}


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    ("word", "said"), [("rmsprop", "other losses"), ("adamant", "ran before and fails now")]
)
def test_a_safe_fix_that_is_none_is_refused_by_name(script: Path, word: str, said: str) -> None:
    (script.parent / "liar.py").write_text(LIAR.replace("WORD", word))
    (script.parent / "tfaudit.toml").write_text('plugins = ["liar"]\n')
    done = fix("--apply", "train.py", cwd=script.parent)
    assert done.returncode == 3
    assert said in done.stderr
    assert "bug in tfaudit" in done.stderr
    assert "for LIAR001." in done.stderr  # and not for TFA202, which keeps the losses
    assert script.read_text() == HEAD + FIT


@pytest.mark.tensorflow
def test_an_unsafe_fix_tells_the_difference(script: Path) -> None:
    swapped = FIT.replace(".shuffle(512).batch(8)", ".batch(8).shuffle(64)")
    script.write_text(HEAD + swapped)
    done = fix("--unsafe", "--select", "TFA2,TFA308", "train.py", cwd=script.parent)
    assert done.returncode == 1, done.stderr
    assert "Safe fixes: runs (20 steps); same losses" in done.stderr
    assert "With the unsafe fixes: runs (20 steps); other losses" in done.stderr
    assert ".shuffle(512).batch(8)" not in script.read_text()


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (FIT + "raise RuntimeError\n", "same losses", 1),  # only behind the steps
        ("w = int.from_bytes(os.urandom(2), 'big')\ny = y + w\n" + FIT, "prove nothing", 1),
        ("1 / len(sys.argv[1:])\n" + FIT, "fails before (ZeroDivisionError: ", 3),
        ("if len(sys.argv) != 2:\n    sys.exit('no data')\n" + FIT, "sys.exit: no data", 3),
    ],
    ids=["fails later", "varies", "fails", "needs arguments"],
)
def test_scripts_that_prove_little(script: Path, text: str, said: str, code: int) -> None:
    script.write_text(HEAD + text)
    done = fix("--select", "TFA202", "train.py", cwd=script.parent)
    assert said in done.stderr
    assert done.returncode == code


@pytest.mark.tensorflow
def test_what_failed_before_may_run_now(script: Path) -> None:
    script.write_text(HEAD + FIT.replace(".batch(8)", "").replace(" batch_size=64,", ""))
    done = fix("--unsafe", "--select", "TFA201", "train.py", cwd=script.parent)
    assert "Unsafe fixes: the script failed before (ValueError" in done.stderr
    assert "and runs now" in done.stderr
    assert done.returncode == 1


def test_an_interpreter_without_tensorflow(script: Path) -> None:
    venv.create(script.parent / "bare", with_pip=False, symlinks=True)
    done = fix("--python", "bare/bin/python", "train.py", cwd=script.parent)
    assert (done.returncode, done.stdout) == (2, "")
    lines = [line for line in done.stderr.splitlines() if line.startswith("tfaudit:")]
    assert len(lines) == 1
    assert "TensorFlow is not installed in bare/bin/python" in lines[0]
    missing = fix("--python", "nowhere/python", "train.py", cwd=script.parent)
    assert missing.returncode == 2
    assert "cannot run nowhere/python" in missing.stderr


@pytest.mark.parametrize(
    ("paths", "said"),
    [((), "needs the script"), ((".",), "is a folder"), (("n.ipynb",), "is a notebook")],
)
def test_what_cannot_be_run(script: Path, paths: tuple[str, ...], said: str) -> None:
    (script.parent / "n.ipynb").write_text('{"cells": []}')
    done = fix(*paths, cwd=script.parent)
    assert done.returncode == 2
    assert said in done.stderr


def trained(*losses: float | None, size: int | None = 8, status: Status = Status.OK) -> Measurement:
    return Measurement(status, record=tuple(
        (n, None if size is None else n * size, loss) for n, loss in enumerate(losses, 1)
    ))  # fmt: skip


NAN = float("nan")


@pytest.mark.parametrize(
    ("before", "after", "again", "verdict"),
    [
        (trained(2.0, 1.0), trained(2.0, 1.00001), trained(2.0, 1.0), Verdict.SAME),
        (trained(2.0, 1.0), trained(2.0, 1.001), trained(2.0, 1.0), Verdict.DIFFERENT),
        (trained(2.0, 1.0), trained(2.0, 1.001), trained(2.0, 1.0005), Verdict.UNCERTAIN),
        (trained(2.0, NAN), trained(2.0, NAN), trained(2.0, NAN), Verdict.SAME),
        (trained(2.0, 1.0), trained(2.0, NAN), trained(2.0, 1.0), Verdict.DIFFERENT),
        (trained(1.0, 1e-9), trained(1.0, 2e-9), trained(1.0, 1e-9), Verdict.SAME),
        (trained(None), trained(None), trained(None), Verdict.UNCOMPARED),
        # Twice the batch: the losses after as many examples are compared.
        (trained(2.0, 1.0), trained(1.0, size=16), trained(2.0, 1.0), Verdict.SAME),
        (trained(2.0, size=8), trained(2.0, size=12), trained(2.0), Verdict.UNCOMPARED),
        (trained(2.0, 1.0), trained(2.0, 1.0, size=None), trained(2.0, 1.0), Verdict.SAME),
        (trained(2.0), trained(status=Status.CRASH), trained(2.0), Verdict.BROKEN),
        (trained(status=Status.CRASH), trained(2.0), trained(2.0), Verdict.MENDED),
    ],
)  # fmt: skip
def test_verdicts(
    before: Measurement, after: Measurement, again: Measurement, verdict: Verdict
) -> None:
    assert Comparison((before, again), (after,)).verdict is verdict


def test_a_script_that_varies_is_not_accused() -> None:
    """It did the same twice, and something else with the fixes; then it was trained more often."""
    one, other = trained(2.0, 1.0), trained(2.0, 1.1)
    assert Comparison((one, one), (other,)).verdict is Verdict.DIFFERENT
    assert Comparison((one, one, one), (other, one)).verdict is Verdict.UNCERTAIN
    assert Comparison((one, one, other), (other, other)).verdict is Verdict.UNCERTAIN
    assert Comparison((one, one, one), (other, other)).verdict is Verdict.DIFFERENT


def test_ratios_are_a_range() -> None:
    fast, slow, slower = (
        Measurement(Status.OK, windows=(speed / 2, speed, speed), measured_seconds=2.0)
        for speed in (160.0, 40.0, 20.0)
    )
    assert Comparison((slow, slower), (fast,)).ratios == pytest.approx((4.0, 8.0))
    brief = Measurement(Status.OK, windows=(50.0,), measured_seconds=0.1)
    assert Comparison((slow,), (brief,)).ratios is None
