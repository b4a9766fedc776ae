"""What may vary together with a strategy: never what Keras refuses under one.

That Keras 3 fails there with several steps per execution, and with XLA, is shown on the installed
version below.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from tfaudit.program.targets import Targets
from tfaudit.rule import all_rules
from tfaudit.tuner.measurement import Devices
from tfaudit.tuner.script import Bounds, Script

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "import numpy as np\nimport tensorflow as tf\n"
PLAIN = """
x = np.random.rand(1000, 784).astype("float32")
model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(4096)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], batch_size=64)
"""
MIRRORED = """
x = np.random.rand(1000, 784).astype("float32")
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(4096)])
    model.compile("adam", "mse")
model.fit(x, x[:, :1], batch_size=64)
"""


def script(path: Path, text: str, targets: Targets, devices: Devices) -> Script:
    path.write_text(HEAD + text)
    return Script(path, (), all_rules(), targets, devices=devices, bounds=Bounds())


def test_a_script_with_a_strategy_of_its_own(tmp_path: Path) -> None:
    two = Devices(logical_cpus=2)
    keras3 = script(tmp_path / "train.py", MIRRORED, Targets(), two)
    assert not {"steps_per_execution", "xla", "strategy"} & {k.name for k in keras3.space.knobs}
    assert keras3.devices_of(keras3.space.baseline) == two
    keras2 = script(tmp_path / "train.py", MIRRORED, Targets((2, 15), 2), two)
    assert "steps_per_execution" in {k.name for k in keras2.space.knobs}


@pytest.mark.parametrize(
    ("steps", "values"),
    [
        ("None", (1, 8, 32)),
        ("960", (1, 8, 32)),
        ("100", (1, 5, 25)),
        ("97", None),  # a prime number
        ("len(x) // 64", None),  # follows the batch size
    ],
)
def test_steps_in_one_call_divide_those_of_an_epoch(
    tmp_path: Path, steps: str, values: tuple[int, ...] | None
) -> None:
    text = PLAIN.replace("batch_size=64", f"batch_size=64, steps_per_epoch={steps}")
    found = script(tmp_path / "train.py", text, Targets(), Devices())
    knobs = {knob.name: knob.values for knob in found.space.knobs}
    assert knobs.get("steps_per_execution") == values


def test_a_strategy_that_the_tuner_adds(tmp_path: Path) -> None:
    found = script(tmp_path / "train.py", PLAIN, Targets(), Devices(logical_cpus=2))
    space = found.space
    assert {"strategy", "steps_per_execution", "xla"} <= {knob.name for knob in space.knobs}
    mirrored = [s for s in space.settings() if s["strategy"] != "none"]
    assert mirrored
    assert all(s["steps_per_execution"] == 1 and not s["xla"] for s in mirrored)
    several = {**space.baseline, "strategy": "mirrored:2", "steps_per_execution": 8}
    assert "Keras 3 fails" in (space.why_excluded(several) or "")
    text = found.draft({**space.baseline, "strategy": "mirrored:2"}).source().text
    assert "MirroredStrategy" in text
    assert "scope()" in text


@pytest.mark.tensorflow
def test_keras_3_refuses_both_under_a_strategy() -> None:
    code = textwrap.dedent("""
    import numpy as np, tensorflow as tf
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    x = np.random.rand(64, 4).astype("float32")
    failed = []
    for options in ({}, {"steps_per_execution": 4}, {"jit_compile": True}):
        with tf.distribute.MirroredStrategy().scope():
            model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
            model.compile("sgd", "mse", **options)
        try:
            model.fit(x, x[:, :1], batch_size=8, verbose=0)
        except tf.errors.InvalidArgumentError:
            failed += options
    print(tf.keras.__version__, *failed)
    """)
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        if done.returncode >= 0:
            break  # else a signal ended TensorFlow itself, which this is not about
    assert done.returncode == 0, (done.returncode, done.stderr[-2_000:])
    version, *failed = done.stdout.split()
    if version.startswith("2."):
        pytest.skip("this is Keras 2")
    assert failed == ["steps_per_execution", "jit_compile"], done.stderr
