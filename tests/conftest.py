"""Skips, with the reason, what this machine cannot run; begins with what takes longest."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

Run = Callable[[Path], "subprocess.CompletedProcess[str]"]

# What a shell runs in the background ignores Ctrl-C, and so would the processes of the tests.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files first: one that began last would keep one worker busy while the others wait."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_runtest_setup(item: pytest.Item) -> None:
    on_gpu = item.get_closest_marker("gpu")
    if not on_gpu and not item.get_closest_marker("tensorflow"):
        return
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow is not installed")
    if on_gpu and not _sees_gpu():
        pytest.skip("TensorFlow sees no GPU on this machine")


@pytest.fixture
def keras3() -> None:
    """For what is said of Keras 3 only."""
    import keras

    if not keras.__version__.startswith("3."):
        pytest.skip("this TensorFlow comes with Keras 2")


@cache
def _sees_gpu() -> bool:
    # Asked of another process: this one never imports TensorFlow, and so holds no GPU memory.
    code = "import sys, tensorflow as tf; sys.exit(not tf.config.list_physical_devices('GPU'))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def run_script() -> Iterator[Run]:
    """Runs scripts of TensorFlow, each in a process of its own; it is imported once for all."""
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("forking.py")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert process.stdin
    assert process.stdout

    def run(script: Path) -> subprocess.CompletedProcess[str]:
        process.stdin.write(json.dumps(str(script)) + "\n")
        process.stdin.flush()
        return subprocess.CompletedProcess([str(script)], **json.loads(process.stdout.readline()))

    yield run
    process.stdin.close()
    process.wait(30)
    process.stdout.close()
