"""The examples are what they say: scripts that really train, or fail as their page says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
REFUSED = {"seed/unbatched.py", "seed/visible_device.py"}
TRAINED = sorted(
    name
    for name in (p.relative_to(EXAMPLES).as_posix() for p in EXAMPLES.rglob("*.py"))
    if name not in REFUSED and name != "two_modules/model.py"
)
LOSS = re.compile(r"\bloss:? (\d\S*)")


def run(name: str) -> subprocess.CompletedProcess[str]:
    script = EXAMPLES / name
    return subprocess.run(
        [sys.executable, "-B", script.name], cwd=script.parent, capture_output=True, text=True
    )


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", TRAINED)
def test_learns(name: str) -> None:
    done = run(name)
    assert done.returncode == 0, done.stderr
    losses = [float(loss) for loss in LOSS.findall(done.stdout)]
    assert losses[-1] < losses[0], done.stdout


@pytest.mark.tensorflow
def test_single_examples_are_refused() -> None:
    done = run("seed/unbatched.py")
    assert done.returncode == 1
    assert "Invalid input shape" in done.stderr


@pytest.mark.tensorflow
@pytest.mark.skipif(shutil.which("nvidia-smi") is not None, reason="this machine may have a GPU")
def test_first_gpu_is_missing() -> None:
    done = run("seed/visible_device.py")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "IndexError: list index out of range"


def test_every_example_is_listed() -> None:
    page = (EXAMPLES / "README.md").read_text()
    missing = [name for name in TRAINED if f"`{name.removeprefix('seed/')}`" not in page]
    assert not missing
