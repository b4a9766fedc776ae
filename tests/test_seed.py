"""The pieces of advice that everybody pastes (examples/seed): checked, mended, and run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tfaudit.engine import Options, check_source, mend
from tfaudit.model import Safety, Severity
from tfaudit.program.targets import Targets
from tfaudit.source import Source, read

if TYPE_CHECKING:
    import subprocess

    from conftest import Run

SEED = Path(__file__).parent.parent / "examples" / "seed"

# Script, what check says at default severity, the safety that mends it, what it raises before.
SCRIPTS = {
    "visible_device.py": (["TFA105", "TFA105"], Safety.SAFE, "IndexError: list index out of range"),
    "unbatched.py": (["TFA201"], Safety.UNSAFE, "Invalid input shape"),
    "batched.py": ([], Safety.UNSAFE, None),
    "strategy_inside.py": ([], Safety.UNSAFE, None),
    "strategy_outside.py": (["TFA402"], Safety.UNSAFE, None),
}


def shown(source: Source) -> list[str]:
    found = check_source(source, Options(targets=Targets())).findings
    return [f.code for f in found if f.severity > Severity.INFO]


def mended(source: Source, safety: Safety) -> Source:
    return mend(source, Options(targets=Targets()), safety, wanted=lambda _, found: [
        f for f in found if f.severity > Severity.INFO
    ]).result  # fmt: skip


def run(text: str, folder: Path, run_script: Run) -> subprocess.CompletedProcess[str]:
    script = folder / "script.py"
    script.write_text(text)
    return run_script(script)


@pytest.mark.parametrize("name", SCRIPTS)
def test_check(name: str) -> None:
    assert shown(read(SEED / name)) == SCRIPTS[name][0]


@pytest.mark.parametrize("name", SCRIPTS)
def test_fix_leaves_nothing_and_is_done_once(name: str) -> None:
    source = read(SEED / name)
    after = mended(source, SCRIPTS[name][1])
    assert (after.text != source.text) == bool(SCRIPTS[name][0])
    assert not shown(after)
    assert mended(after, Safety.UNSAFE).text == after.text


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", [n for n, (_, _, error) in SCRIPTS.items() if error])
def test_what_raised_trains_once_mended(name: str, tmp_path: Path, run_script: Run) -> None:
    _, safety, error = SCRIPTS[name]
    if name == "visible_device.py" and shutil.which("nvidia-smi"):
        pytest.skip("this machine may have a GPU")
    source = read(SEED / name)
    before = run(source.text, tmp_path, run_script)
    assert before.returncode == 1
    assert error is not None
    assert error in before.stderr
    after = run(mended(source, safety).text, tmp_path, run_script)
    assert after.returncode == 0, after.stderr


@pytest.mark.tensorflow
def test_the_mended_strategy_trains_on_every_device(tmp_path: Path, run_script: Run) -> None:
    # Two logical CPUs stand for two GPUs; the script itself stays as `fix` leaves it.
    split = (
        "import tensorflow as tf\n"
        "cpu = tf.config.list_physical_devices('CPU')[0]\n"
        "two = [tf.config.LogicalDeviceConfiguration()] * 2\n"
        "tf.config.set_logical_device_configuration(cpu, two)\n"
    )
    tell = "\nprint('replicas', len(model.trainable_variables[0].value.values))\n"
    source = read(SEED / "strategy_outside.py")
    after = run(split + mended(source, Safety.UNSAFE).text + tell, tmp_path, run_script)
    assert after.returncode == 0, after.stderr
    assert "replicas 2" in after.stdout
    before = run(split + source.text + tell, tmp_path, run_script)
    assert "replicas 2" not in before.stdout
