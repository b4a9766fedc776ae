"""Real trials for the tuner's tests: a runner that they share, and short limits."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tfaudit.tuner.measurement import Devices, Limits, Measurement, Variant
from tfaudit.tuner.runner import Runner

if TYPE_CHECKING:
    from pathlib import Path

# What most scripts begin with: 2,000 examples, a model, and a callback that misbehaves in a step.
HEAD = """\
import ctypes, os, resource, shutil, signal, subprocess, sys, tempfile, time
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.random((2000, 16), dtype="float32")
y = rng.integers(0, 10, 2000)
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

def make():
    layers = [tf.keras.Input((16,)), tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(10)]
    return tf.keras.Sequential(layers)

class InStep5(tf.keras.callbacks.Callback):
    def __init__(self, action):
        super().__init__()
        self.action, self.steps = action, 0

    def on_train_batch_end(self, batch, logs=None):
        self.steps += 1
        if self.steps == 5:
            self.action()

def fit(*callbacks, data=data, optimizer="adam", **options):
    model = make()
    model.compile(optimizer, loss_fn)
    model.fit(data, callbacks=list(callbacks), verbose=0, **options)
    return model

"""
QUICK = Limits(seconds=0.5, trial_timeout=60, min_windows=3, max_windows=5)

Trial = Callable[..., Measurement]


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One server for all tests: TensorFlow is imported once."""
    with Runner(log_dir=tmp_path_factory.mktemp("logs")) as runner:
        yield runner


@pytest.fixture
def trial(runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """Runs a script, given as text that follows `HEAD`, and returns what was measured."""

    def run(
        text: str,
        *,
        head: str = HEAD,
        expected_batch: int | None = None,
        logical_cpus: int = 1,
        sources: dict[Path, str] | None = None,
        argv: tuple[str, ...] = (),
        using: Runner = runner,
        **limits: float,
    ) -> Measurement:
        script = tmp_path / "train.py"
        script.write_text(head + textwrap.dedent(text))
        monkeypatch.chdir(tmp_path)
        variant = Variant(script, sources or {}, argv=argv, expected_batch=expected_batch)
        return using.run(variant, Devices(logical_cpus=logical_cpus), replace(QUICK, **limits))

    return run
