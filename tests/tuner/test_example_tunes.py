"""Examples are tuned to their end: 6 trials and finals give a choice, or say to leave it.

The trials are as short as they can be, so which setting wins is for this machine and moment to say.
Of the examples that differ only in where their settings stand, `ALL_EXAMPLES=1` tunes all.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
# Where the batch size of each stands is in test_tune_command.py.
SCRIPTS = ("custom_loop.py", "notebook_export.py", "two_modules/train.py")
ALIKE = ("absl_trainer.py", "arrays.py", "dict_config.py", "loader.py", "pipeline.py")


@pytest.mark.slow
@pytest.mark.tensorflow
@pytest.mark.parametrize("name", SCRIPTS + ALIKE * ("ALL_EXAMPLES" in os.environ))
def test_a_tune_of_6_trials_ends_with_a_choice(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = subprocess.run(
        [
            sys.executable, "-m", "tfaudit", "tune", name, "--trials", "6", "--seconds", "0.5",
            "--passes", "2", "--max-batch", "256", "--devices", "cpu", "--json",
        ],
        cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    explored = [t for t in answer["trials"] if t["role"] in ("baseline", "screen", "search")]
    assert len(explored) >= 4, done.stderr
    assert [t for t in answer["trials"] if t["role"] == "final"], answer["stopped"]
    assert answer["confirmed"], answer["answer"]
    if answer["choice"] is None:
        assert "leave it" in answer["answer"]
        assert answer["diff"] == ""
    else:
        assert answer["ratio"]["low"] > 1
        # The script and nothing else is what would change, and nothing was written.
        assert f"+++ b/{name}" in answer["diff"]
    after = {
        p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".tfaudit" not in p.parts
    }
    assert {p: b for p, b in after.items() if "__pycache__" not in p.parts} == before
