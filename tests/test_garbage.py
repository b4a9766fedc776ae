"""What a check leaves behind: trees that are kept for other files, and no garbage to speak of."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from tfaudit.engine import Options, check_bytes
from tfaudit.garbage import collecting_at_end, set_aside
from tfaudit.program.modules import ModuleStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPT = (
    b"""
import tensorflow as tf
from models import Net

class Trainer:
    def __init__(self, model):
        self.model = model
        self.me = self

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.model.loss(y, self.model(x))
        return tape.gradient(loss, self.model.trainable_variables)

    def train(self, data):
        def again(rounds):
            return again(rounds - 1) if rounds else None
        for x, y in data:
            self.last = self.step(x, y)
            again(2)

data = tf.data.Dataset.from_tensor_slices((xs, ys)).map(lambda x, y: (x / 255, y)).batch(32)
"""
    + b"Trainer(Net()).train(data)\n" * 20
)
MODELS = b"""
import tensorflow as tf

class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)
"""


@pytest.fixture
def unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unfrozen")
def test_what_a_check_found_is_freed_at_its_end(tmp_path: Path) -> None:
    script = tmp_path / "train.py"
    script.write_bytes(SCRIPT)
    (tmp_path / "models.py").write_bytes(MODELS)
    options, store = Options(), ModuleStore()
    with collecting_at_end():
        check_bytes(script, SCRIPT, options, store, saved=True)  # imports what is needed
    gc.unfreeze()
    gc.collect()
    with collecting_at_end():
        result = check_bytes(script, SCRIPT, options, store, saved=True)
        assert result.findings
        assert gc.collect(0) < 200  # some is Python's own: thousands were made
    again = check_bytes(script, SCRIPT, options, store, saved=True)
    assert again.findings == result.findings


@pytest.mark.usefixtures("unfrozen")
def test_nothing_is_set_aside_where_nobody_collects_at_the_end() -> None:
    before = gc.get_freeze_count()
    set_aside()
    assert gc.get_freeze_count() == before
    with collecting_at_end():
        set_aside()
    assert gc.get_freeze_count() > before
