"""The pre-commit hooks and the GitHub action, as far as they run without the network."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FLAWED = b"""\
import tensorflow as tf

ds = tf.data.Dataset.range(8).batch(2)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=64)
"""
BIN = Path(sys.executable).parent


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One script, staged and not committed, as a hook finds it."""
    (tmp_path / "train.py").write_bytes(FLAWED)
    for command in (["init", "--quiet"], ["add", "train.py"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def hook(name: str, repository: Path) -> subprocess.CompletedProcess[str]:
    entry = next(hook["entry"] for hook in load(".pre-commit-hooks.yaml") if hook["id"] == name)
    return subprocess.run(
        [*shlex.split(entry), "train.py"], cwd=repository, capture_output=True, text=True,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
    )  # fmt: skip


def test_the_check_hook(repository: Path) -> None:
    done = hook("tfaudit", repository)
    assert done.returncode == 1
    assert "TFA202" in done.stdout


def test_the_fix_hook_changes_what_is_staged(repository: Path) -> None:
    done = hook("tfaudit-fix", repository)
    assert done.returncode == 0, done.stderr
    assert (repository / "train.py").read_bytes() == FLAWED.replace(b", batch_size=64", b"")
    assert hook("tfaudit", repository).returncode == 0


def test_the_hooks_leave_excluded_files_alone(repository: Path) -> None:
    (repository / "tfaudit.toml").write_text('exclude = ["train.py"]\n')
    for name in ("tfaudit", "tfaudit-fix"):
        done = hook(name, repository)
        assert done.returncode == 0, done.stderr
    assert (repository / "train.py").read_bytes() == FLAWED


def action(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's last step the way a runner does."""
    described = load("action.yml")
    assert set(inputs) <= set(described["inputs"])
    context = {
        f"inputs.{k}": inputs.get(k, str(v["default"])) for k, v in described["inputs"].items()
    }
    context["runner.temp"] = str(repository / ".tmp")
    folder = repository / ".tmp/tfaudit/bin"
    folder.mkdir(parents=True)
    (folder / "tfaudit").symlink_to(BIN / "tfaudit")
    step = described["runs"]["steps"][-1]
    environ = {
        name: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: context[match[1]], value)
        for name, value in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=repository, env={**os.environ, **environ}, capture_output=True, text=True,
    )  # fmt: skip


def test_the_action_annotates(repository: Path) -> None:
    done = action(repository)
    assert done.returncode == 1
    assert done.stdout.startswith("::")
    assert "file=train.py" in done.stdout


def test_the_action_takes_options_and_writes_sarif(repository: Path) -> None:
    done = action(repository, args="--select TFA3 --gpus 4", sarif="out.sarif", paths="train.py")
    assert "TFA202" not in done.stdout
    assert '"2.1.0"' in (repository / "out.sarif").read_text()
