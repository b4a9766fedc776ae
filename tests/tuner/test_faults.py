"""Whatever the script does, the trial ends with a status and a reason in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import QUICK

from tfaudit.program.targets import Targets
from tfaudit.tuner.measurement import Devices, Measurement, Status
from tfaudit.tuner.plan import Request, open_script

if TYPE_CHECKING:
    from tfaudit.tuner.runner import Runner

pytestmark = pytest.mark.tensorflow
Trial = Callable[..., Measurement]

FAULTS: dict[str, tuple[str, Status, str]] = {
    "the script's own exception": (
        """
        def bad():
            raise ValueError("no such thing\\nand more")
        fit(InStep5(bad))
        """,
        Status.CRASH, "ValueError: no such thing (train.py:",
    ),
    "an exception in a traced function": (
        """
        @tf.function
        def traced(a):
            raise ValueError("bad shape")
        traced(1)
        """,
        Status.CRASH, "ValueError: bad shape (train.py:",
    ),
    "an exception in the data pipeline": (
        """
        def batches():
            yield x[:32], y[:32]
            raise RuntimeError("broken record")
        spec = (tf.TensorSpec((None, 16)), tf.TensorSpec((None,), tf.int64))
        fit(data=tf.data.Dataset.from_generator(batches, output_signature=spec))
        """,
        Status.CRASH, "RuntimeError: broken record (train.py:",
    ),
    "a GPU's memory error": (
        """
        def bad():
            raise tf.errors.ResourceExhaustedError(
                None, None, "{{function_node Fill}} OOM when allocating tensor")
        fit(InStep5(bad))
        """,
        Status.OUT_OF_MEMORY, "ResourceExhaustedError: OOM when allocating tensor (train.py:",
    ),
    "XLA's memory error": (
        """
        def bad():
            raise tf.errors.InternalError(None, None, "RESOURCE_EXHAUSTED: Failed to allocate 9G")
        fit(InStep5(bad))
        """,
        Status.OUT_OF_MEMORY, "Failed to allocate",
    ),
    "more memory than the limit": (
        """
        def bad():
            resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
            np.ones(16 << 30, "uint8")
        fit(InStep5(bad))
        """,
        Status.OUT_OF_MEMORY, "Unable to allocate 16.0 GiB",
    ),
    "a segmentation fault": (
        "fit(InStep5(lambda: ctypes.string_at(0)))",
        Status.CRASH, "segmentation fault (SIGSEGV)",
    ),
    "an abort for lack of memory": (
        """
        def bad():
            sys.stderr.write("terminate called: what():  std::bad_alloc\\n")
            os.abort()
        fit(InStep5(bad))
        """,
        Status.OUT_OF_MEMORY, "SIGABRT",
    ),
    "an abort": ("fit(InStep5(os.abort))", Status.CRASH, "aborted (SIGABRT)"),
    "killed from outside": (
        "fit(InStep5(lambda: os.kill(os.getpid(), signal.SIGKILL)))",
        Status.CRASH, "killed by SIGKILL",
    ),
    "os._exit": ("fit(InStep5(lambda: os._exit(3)))", Status.CRASH, "status 3 (os._exit)"),
    "sys.exit with a message": (
        "sys.exit('no data')", Status.CRASH, "the script called sys.exit: no data",
    ),
    "sys.exit with a status": (
        "sys.exit(4)", Status.CRASH, "the script called sys.exit with status 4",
    ),
    "sys.exit without training": ("sys.exit(0)", Status.NO_STEPS, "without a training step"),
    "no training": ("print('hello')", Status.NO_STEPS, "without a training step"),
    "KeyboardInterrupt of its own": ("raise KeyboardInterrupt", Status.CRASH, "KeyboardInterrupt"),
    "a module that is missing": (
        "import not_there", Status.CRASH, "No module named 'not_there' (train.py:",
    ),
    "a syntax error": ("x = (", Status.CRASH, "SyntaxError: '(' was never closed"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(trial: Trial, name: str) -> None:
    text, status, reason = FAULTS[name]
    measured = trial(text)
    assert measured.status is status, measured.reason
    assert reason in measured.reason
    assert "\n" not in measured.reason
    assert measured.examples_per_second is None


def test_the_traceback_is_in_the_log_without_our_frames(trial: Trial) -> None:
    measured = trial("def bad():\n    raise ValueError('here')\nfit(InStep5(bad))")
    log = measured.log.read_text()
    assert "    raise ValueError('here')" in log
    assert "tfaudit" not in log


def test_a_hang_is_told_with_where(trial: Trial) -> None:
    measured = trial("fit(InStep5(lambda: time.sleep(1000)))", hang_timeout=2)
    assert measured.status is Status.HANG
    assert measured.reason.startswith("no training step for ")
    assert measured.steps >= 1
    assert "in on_train_batch_end" in measured.log.read_text()


def test_a_script_that_never_trains_hangs(trial: Trial) -> None:
    measured = trial("while True:\n    pass", trial_timeout=2)
    assert measured.status is Status.HANG
    assert measured.reason == "no training step within 2 s"


def test_a_script_that_ignores_sigterm_is_ended(trial: Trial) -> None:
    text = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n    time.sleep(1)"
    measured = trial(text, trial_timeout=1)
    assert measured.status is Status.HANG
    assert measured.total_seconds < 20


def test_a_trial_that_is_too_long_keeps_what_it_measured(trial: Trial) -> None:
    measured = trial("fit()", trial_timeout=15, seconds=15, max_windows=900, precision=0.0)
    assert measured.status is Status.TIMEOUT
    assert measured.reason == "not finished within 15 s"
    assert measured.examples_per_second > 0
    assert measured.steps > 10


def test_a_script_that_deletes_its_folder(trial: Trial) -> None:
    measured = trial("d = tempfile.mkdtemp(); os.chdir(d); shutil.rmtree(d); fit()")
    assert measured.status is Status.OK


def test_a_hidden_copy_of_the_batch_size_fails_with_the_reason(runner: Runner) -> None:
    path = Path(__file__).parent / "places" / "asserted_shape.py"
    script = open_script(path, (), Request(), Devices(), Targets())
    variant = script.variant({**script.space.baseline, "batch_size": 64})
    measured = runner.run(variant, Devices(), QUICK)
    assert measured.status is Status.CRASH
    assert "batches of 32 are wanted" in measured.reason
