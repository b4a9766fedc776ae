"""A trial runs the real script as `python script.py` would, and writes none of its files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, QUICK

from tfaudit.tuner.measurement import Devices, Measurement, Status, Variant
from tfaudit.tuner.runner import Runner

pytestmark = pytest.mark.tensorflow
Trial = Callable[..., Measurement]

LOOK = """
import json, multiprocessing, os, pathlib, signal, sys, __main__
seen = {
    "file": __file__, "name": __name__, "argv": sys.argv, "path": sys.path[0], "cwd": os.getcwd(),
    "same main": __main__.__dict__ is globals(), "package": __package__, "spec": __spec__,
    "stdin": sys.stdin.read(), "sigint": signal.getsignal(signal.SIGINT).__name__,
    "sigterm": signal.getsignal(signal.SIGTERM).name, "doc": __doc__,
    "annotated": isinstance(__builtins__, type(os)),
    "set": os.environ.get("FOR_THE_SCRIPT"), "start": multiprocessing.get_start_method(),
    "executable": sys.executable,
}
pathlib.Path("seen.json").write_text(json.dumps(seen))
"""


@pytest.fixture(params=["fork server", "new process"])
def any_runner(request: pytest.FixtureRequest, runner: Runner, tmp_path: Path) -> Runner:
    if request.param == "fork server":
        return runner
    return Runner(fork_server=False, log_dir=tmp_path / "logs")


def test_the_script_sees_what_python_would_show_it(
    any_runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    script = folder / "train.py"
    script.write_text('"""Trains."""\n' + LOOK)
    monkeypatch.chdir(tmp_path)
    argv = ("--epochs", "3")
    environ = {"FOR_THE_SCRIPT": "yes"}
    command = [sys.executable, str(script), *argv]
    subprocess.run(
        command, check=True, stdin=subprocess.DEVNULL, env={**os.environ, **environ}, cwd=tmp_path
    )
    direct = json.loads(Path("seen.json").read_text())
    Path("seen.json").unlink()
    any_runner.run(Variant(script, {}, argv, environ), Devices(), QUICK)
    assert json.loads(Path("seen.json").read_text()) == direct


def test_edited_modules_are_served_and_never_written(
    any_runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "train.py": HEAD + "fit(data=data.unbatch().batch(BATCH))\n",
        "settings.py": "BATCH = 8\n",
        "package/__init__.py": "",
        "package/inner.py": "from . import other\n",
        "package/other.py": "VALUE = 1\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    use = """
    from settings import BATCH
    import settings, inspect
    import package.inner
    assert package.inner.other.VALUE == 2
    assert settings.__file__.endswith("settings.py")
    assert inspect.getsource(settings.double) == "def double(a):\\n    return 2 * a\\n"
    assert inspect.getsource(here) == "def here(a):\\n    return a + 1  # edited\\n"
    assert int(tf.function(here)(tf.constant(1))) == 2
    """
    edited = {
        "train.py": HEAD
        + "def here(a):\n    return a + 1  # edited\n\n"
        + textwrap.dedent(use)
        + "fit(data=data.unbatch().batch(BATCH))\n",
        "settings.py": "BATCH = 64\ndef double(a):\n    return 2 * a\n",
        "package/other.py": "VALUE = 2\n",
    }
    monkeypatch.chdir(tmp_path)
    sources = {tmp_path / name: text for name, text in edited.items()}
    variant = Variant(tmp_path / "train.py", sources, expected_batch=64)
    measured = any_runner.run(variant, Devices(), QUICK)
    assert measured.status is Status.OK, measured.log.read_text()
    assert {name: (tmp_path / name).read_text() for name in files} == files
    cached = list(tmp_path.rglob("settings*.pyc")) + list(tmp_path.rglob("other*.pyc"))
    assert cached == []  # bytecode of the edited text would be used by the next real run


def test_tracebacks_show_the_edited_text(trial: Trial, tmp_path: Path) -> None:
    edited = "def broken():\n    raise KeyError('edited')\n\nbroken()\n"
    measured = trial("pass\n" * 9, head="", sources={tmp_path / "train.py": edited})
    assert measured.reason == "KeyError: 'edited' (train.py:2)"
    assert "    raise KeyError('edited')" in measured.log.read_text()


def test_training_leaves_no_files(trial: Trial, tmp_path: Path) -> None:
    text = """
    from pathlib import Path
    out = Path("out")
    checkpoint = tf.train.Checkpoint(step=tf.Variable(0))
    manager = tf.train.CheckpointManager(checkpoint, "out/manager", 3)
    writer = tf.summary.create_file_writer("out/summaries")
    cached = data.cache("out/cache")
    kept = tempfile.mkdtemp()
    Path("kept").write_text(kept)

    class Writes(tf.keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.save("out/model.keras")
            self.model.save_weights("out/model.weights.h5")
            self.model.export("out/exported")
            tf.keras.models.save_model(self.model, "out/again.keras")
            tf.saved_model.save(self.model, "out/saved")
            checkpoint.save("out/checkpoint")
            checkpoint.write("out/checkpoint")
            manager.save()
            writer.flush()

    fit(
        Writes(),
        tf.keras.callbacks.ModelCheckpoint("out/{epoch}.keras"),
        tf.keras.callbacks.ModelCheckpoint("out/{epoch}.weights.h5", save_weights_only=True),
        tf.keras.callbacks.BackupAndRestore("out/backup"),
        tf.keras.callbacks.TensorBoard("out/logs", profile_batch=2),
        tf.keras.callbacks.CSVLogger("out/log.csv"),
        tf.keras.callbacks.EarlyStopping(monitor="loss", patience=0, min_delta=9),
        data=cached,
        epochs=50,
    )
    """
    measured = trial(text)
    assert measured.status is Status.OK, measured.log.read_text()
    assert {path.name for path in tmp_path.iterdir()} <= {"train.py", "kept"}
    assert not Path("kept").read_text().startswith(str(tmp_path))
    assert not Path(Path("kept").read_text()).exists()
    for part in ("ModelCheckpoint", "TensorBoard", "CSVLogger", "BackupAndRestore", "cache files",
                 "Model.save ", "tf.train.Checkpoint.save", "tf.saved_model.save"):  # fmt: skip
        assert any(part in note for note in measured.notes), part
    assert len(measured.notes) == len(set(measured.notes))


def test_keras_2_leaves_no_files_either(trial: Trial, tmp_path: Path) -> None:
    head = 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n' + HEAD
    text = """
    class Writes(tf.keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.save("out/model.h5")
            self.model.save("out/saved")
            self.model.save_weights("out/weights")
    fit(
        Writes(),
        tf.keras.callbacks.ModelCheckpoint("out/{epoch}"),
        tf.keras.callbacks.TensorBoard("out/logs"),
        tf.keras.callbacks.CSVLogger("out/log.csv"),
        epochs=50,
    )
    """
    measured = trial(text, head=head)
    assert measured.status is Status.OK, measured.log.read_text()
    assert {path.name for path in tmp_path.iterdir()} == {"train.py"}


def test_what_follows_training_is_not_run(trial: Trial, tmp_path: Path) -> None:
    text = """
    import atexit
    atexit.register(lambda: open("at exit", "w"))
    try:
        fit(epochs=3)
    except BaseException:
        open("caught", "w")
    finally:
        open("finally", "w")
    open("after", "w")
    """
    assert trial(text).status is Status.OK
    assert {path.name for path in tmp_path.iterdir()} == {"train.py"}


def test_click_and_absl_entry_points(trial: Trial) -> None:
    text = """
    import click

    @click.command()
    @click.option("--batch", type=int)
    def main(batch):
        fit(data=data.unbatch().batch(batch))

    if __name__ == "__main__":
        main()
    """
    measured = trial(text, argv=("--batch", "40"))
    assert (measured.status, measured.batch) == (Status.OK, 40)
    text = """
    from absl import app, flags
    flags.DEFINE_integer("batch", 8, "examples")

    def main(argv):
        fit(data=data.unbatch().batch(flags.FLAGS.batch))

    if __name__ == "__main__":
        app.run(main)
    """
    measured = trial(text, argv=("--batch=50",))
    assert (measured.status, measured.batch) == (Status.OK, 50)


def test_spawned_workers_find_the_script(trial: Trial) -> None:
    text = """
    import multiprocessing

    def square(n):
        return n * n

    if __name__ == "__main__":
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            assert pool.map(square, [3]) == [9]
        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert pool.map(square, [4]) == [16]
        fit()
    """
    measured = trial(text)
    assert measured.status is Status.OK, measured.log.read_text()


def test_training_in_a_thread(trial: Trial) -> None:
    text = "import threading\nt = threading.Thread(target=fit)\nt.start()\nt.join()\n"
    assert trial(text).status is Status.OK
