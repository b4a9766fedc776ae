"""Precision as a knob: which policies a script can be tried under, and what a trial of one runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tfaudit.program.targets import Targets
from tfaudit.rule import all_rules
from tfaudit.tuner.draft import Draft
from tfaudit.tuner.knobs import precision_knob
from tfaudit.tuner.measurement import Devices
from tfaudit.tuner.script import Bounds, Script

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(2048), tf.keras.layers.Dense(256)])
"""
FIT = HEAD + 'model.compile("sgd", "mse")\nmodel.fit(x, y, batch_size=16)\n'
LOOP = (
    HEAD
    + """\
optimizer = tf.keras.optimizers.SGD()
for rows, targets in tf.data.Dataset.from_tensor_slices((x, y)).batch(16):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(rows) - targets))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
"""
)
NARROW = FIT.replace("2048", "32")
DECIDED = FIT.replace("\nx,", '\ntf.keras.mixed_precision.set_global_policy("float32")\nx,')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "train.py"


@pytest.mark.parametrize(
    ("text", "capability", "values"),
    [
        (FIT, None, ("float32", "mixed_float16", "mixed_bfloat16")),
        (FIT, (9, 0), ("float32", "mixed_float16", "mixed_bfloat16")),
        (FIT, (7, 5), ("float32", "mixed_float16")),
        (FIT, (6, 1), None),
        (LOOP, (8, 0), ("float32", "mixed_bfloat16")),  # which needs no scaling of losses
        (LOOP, (7, 5), None),
        (NARROW, None, None),
        (DECIDED, None, None),
    ],
)
def test_the_policies_of_a_script(
    path: Path, text: str, capability: tuple[int, int] | None, values: tuple[str, ...] | None
) -> None:
    path.write_text(text)
    found = precision_knob(Draft(path, Targets(gpus=1)), capability)
    assert (found.knob.values if found else None) == values


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_a_trial_sets_the_policy_and_keeps_the_output(path: Path, policy: str) -> None:
    path.write_text(FIT)
    codemod = precision_knob(Draft(path, Targets(gpus=1)), None)
    assert codemod is not None
    text = codemod.write(Draft(path, Targets(gpus=1)), policy).source().text
    assert f'set_global_policy("{policy}")' in text
    assert 'Dense(256, dtype="float32")' in text
    assert text.index("set_global_policy") < text.index("Dense(2048)")
    assert codemod.write(Draft(path, Targets(gpus=1)), "float32").texts == {}


@pytest.mark.parametrize(("gpus", "there"), [((), False), (("0",), True)])
def test_precision_is_a_knob_on_gpus(path: Path, gpus: tuple[str, ...], there: bool) -> None:
    path.write_text(FIT)
    targets = Targets(gpus=len(gpus))
    script = Script(path, (), all_rules(), targets, devices=Devices(gpus=gpus), bounds=Bounds())
    knobs = {knob.name: knob for knob in script.space.knobs}
    assert ("precision" in knobs) is there
    if there:
        setting = {**script.space.baseline, "precision": "mixed_float16", "batch_size": 32}
        text = script.draft(setting).source().text
        assert "mixed_float16" in text
        assert "batch_size=32" in text
