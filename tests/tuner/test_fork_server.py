"""The server touches no device, and is passed over where a script could tell the difference."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, QUICK

from tfaudit.errors import TfauditError
from tfaudit.tuner.measurement import Devices, Measurement, Status, Variant
from tfaudit.tuner.preload import import_environment, may_fork
from tfaudit.tuner.runner import Progress, Runner

Trial = Callable[..., Measurement]
READY = {"touched": False, "modules": ["numpy", "keras", "yaml"]}


def needed(text: str, environ: dict[str, str] | None = None) -> dict[str, str] | None:
    script = Path("/somewhere/train.py")
    return import_environment(Variant(script, {script: text}), environ or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import tensorflow as tf", {}),
        (
            "import os\nos.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'\nimport tensorflow",
            {"TF_CPP_MIN_LOG_LEVEL": "3"},
        ),
        (
            "import os\nif True:\n    os.environ.setdefault('KERAS_BACKEND', 'jax')\nimport keras",
            {"KERAS_BACKEND": "jax"},
        ),
        (
            "import os\nos.environ.update(TF_USE_LEGACY_KERAS='1', HOME='/x')\nimport tensorflow",
            {"TF_USE_LEGACY_KERAS": "1"},
        ),
        (
            "import os\nos.environ.update({'OMP_NUM_THREADS': '2'})\nfrom tensorflow import keras",
            {"OMP_NUM_THREADS": "2"},
        ),
        # Read when a device is first used, which is after the fork.
        ("import os\nos.environ['CUDA_VISIBLE_DEVICES'] = which()\nimport tensorflow", {}),
        # Too late to matter.
        ("import tensorflow, os\nos.environ['TF_ENABLE_ONEDNN_OPTS'] = '0'", {}),
        # Not to be known without running the script.
        ("import os\nos.environ['TF_ENABLE_ONEDNN_OPTS'] = f()\nimport tensorflow", None),
        ("import os\nos.environ.update(load())\nimport tensorflow", None),
        # The order of two native libraries matters.
        ("import torch\nimport tensorflow", None),
        ("import tensorflow\nimport torch", {}),
        ("import numpy, horovod.tensorflow as hvd\nimport tensorflow", None),
    ],
)
def test_what_must_be_set_before_the_import(text: str, expected: dict[str, str] | None) -> None:
    assert needed(text) == expected


def test_the_environment_given_counts_too() -> None:
    assert needed("import tensorflow", {"TF_ENABLE_ONEDNN_OPTS": "0", "A": "b"}) == {
        "TF_ENABLE_ONEDNN_OPTS": "0"
    }


def test_a_script_that_cannot_be_read_leaves_its_error_to_the_trial(tmp_path: Path) -> None:
    assert import_environment(Variant(tmp_path / "not there.py", {}), {}) == {}
    assert needed("x = (") == {}


def test_a_local_module_that_hides_a_library_needs_a_new_process(tmp_path: Path) -> None:
    variant = Variant(tmp_path / "train.py", {})
    (tmp_path / "train.py").write_text("import tensorflow")
    assert may_fork(variant, READY)
    (tmp_path / "yaml.py").write_text("")
    assert not may_fork(variant, READY)


def test_a_server_that_touched_a_device_is_not_used(tmp_path: Path) -> None:
    assert not may_fork(Variant(tmp_path / "train.py", {}), {**READY, "touched": True})


@pytest.mark.tensorflow
def test_the_server_touches_no_device(runner: Runner, trial: Trial) -> None:
    # The state that a trial inherits, seen before the script's first line runs.
    head = "import os\nimport tensorflow as tf\n"
    text = """
    from tensorflow.python.eager import context
    made = context.context_safe()
    assert made is None or (made._context_handle is None and made._physical_devices is None)
    maps = open("/proc/self/maps").read() if os.path.exists("/proc/self/maps") else ""
    assert "libcuda.so" not in maps and "/dev/nvidia" not in maps
    assert tf.config.list_logical_devices("CPU")  # and now they can be reached
    """
    measured = trial(text, head=head)
    assert measured.status is Status.NO_STEPS, measured.log.read_text()
    for server in runner._servers.values():
        assert not server.ready["touched"]
        assert server.ready["threads"] == 1


@pytest.mark.tensorflow
def test_trials_are_forked_and_share_no_state(trial: Trial, runner: Runner) -> None:
    servers = {server.pid for server in runner._servers.values()}
    text = """
    open("pids", "a").write(f"{os.getpid()}\\n")
    assert not hasattr(tf, "left_behind")
    tf.left_behind = True
    fit()
    """
    assert trial(text).status is Status.OK
    assert trial(text).status is Status.OK
    assert len(set(Path("pids").read_text().split())) == 2
    assert {server.pid for server in runner._servers.values()} >= servers


@pytest.mark.tensorflow
def test_an_import_time_variable_gets_its_own_server(trial: Trial, runner: Runner) -> None:
    head = 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n' + HEAD
    assert trial("fit()", head=head).status is Status.OK
    before = len(runner._servers)
    assert trial("fit()", head=head).status is Status.OK
    assert len(runner._servers) == before


@pytest.mark.tensorflow
def test_progress_is_told(runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "train.py"
    script.write_text(HEAD + "fit()")
    monkeypatch.chdir(tmp_path)
    seen: list[Progress] = []
    measured = runner.run(Variant(script, {}), Devices(), QUICK, on_progress=seen.append)
    phases = list(dict.fromkeys(progress.phase for progress in seen))
    assert phases == ["building", "warming up", "measuring"]
    assert seen[-1].examples_per_second == measured.examples_per_second
    assert [p.steps for p in seen] == sorted(p.steps for p in seen)


@pytest.mark.tensorflow
def test_the_parts_of_a_trial_add_up(trial: Trial) -> None:
    measured = trial("fit()")
    parts = (
        measured.start_seconds,
        measured.build_seconds,
        measured.first_step_seconds,
        measured.warmup_seconds,
        measured.measured_seconds,
    )
    assert all(part >= 0 for part in parts)
    assert sum(parts) <= measured.total_seconds
    assert measured.host_memory > 50 << 20


@pytest.mark.parametrize("fork_server", [True, False])
def test_an_interpreter_without_tensorflow(tmp_path: Path, fork_server: bool) -> None:
    bare = tmp_path / "bare"
    bare.write_text(f'#!/bin/sh\nexec {os.path.realpath("/proc/self/exe")} -S -I "$@"\n')
    bare.chmod(0o755)
    script = tmp_path / "train.py"
    script.write_text("import tensorflow")
    with (
        Runner(bare, fork_server=fork_server, log_dir=tmp_path / "logs") as runner,
        pytest.raises(TfauditError, match=r"TensorFlow is not installed in .*bare.*--python"),
    ):
        runner.run(Variant(script, {}), Devices(), QUICK)


@pytest.mark.parametrize("fork_server", [True, False])
def test_an_interpreter_that_is_not_there(tmp_path: Path, fork_server: bool) -> None:
    with (
        Runner(tmp_path / "no", fork_server=fork_server, log_dir=tmp_path / "logs") as runner,
        pytest.raises(TfauditError, match=r"cannot run .*no: No such file.*--python"),
    ):
        runner.run(Variant(tmp_path / "train.py", {tmp_path / "train.py": ""}), Devices(), QUICK)
