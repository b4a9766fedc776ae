"""Skips, with the reason, what this machine cannot run."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if importlib.util.find_spec("tensorflow") is None:
        missing = pytest.mark.skip(reason="TensorFlow is not installed")
        for item in items:
            if item.get_closest_marker("tensorflow") or item.get_closest_marker("gpu"):
                item.add_marker(missing)
        return
    on_gpu = [item for item in items if item.get_closest_marker("gpu")]
    if on_gpu and not _sees_gpu():
        absent = pytest.mark.skip(reason="TensorFlow sees no GPU on this machine")
        for item in on_gpu:
            item.add_marker(absent)


def _sees_gpu() -> bool:
    # Asked of another process: importing TensorFlow here would slow every test down.
    code = "import sys, tensorflow as tf; sys.exit(not tf.config.list_physical_devices('GPU'))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
