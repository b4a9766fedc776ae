"""Every rule that fixes: a script is trained before and after its fix, as `fix --verify` does it.

A rule is shown on its page's *Before*, followed by some training where the page has none, unless
`OTHERS` has a script that shows more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_cases import CASES, RULES, block, targets

from tfaudit.engine import Options, mend
from tfaudit.model import Safety
from tfaudit.source import Source
from tfaudit.tuner.comparison import Verdict
from tfaudit.tuner.runner import Runner
from tfaudit.tuner.verify import Subject, Verifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.tensorflow
STEPS = 5

HEAD = """\
import os, tempfile
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((64, 4), dtype="float32"), rng.random((64, 1), dtype="float32")
data = tf.data.Dataset.from_tensor_slices((x, y))
"""
FIT = """
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
net.compile("sgd", "mse")
net.fit({}, verbose=0)
"""
ON_DATA = FIT.format("data")
ON_ARRAYS = FIT.format("tf.random.normal([64, 3]), tf.ones([64, 1])")
RECORDS = """
folder = tempfile.mkdtemp()
for number in range(3):
    with tf.io.TFRecordWriter(f"{folder}/{number}.tfrecord") as writer:
        for row in x:
            writer.write(row.tobytes())

def parse(record):
    row = tf.io.decode_raw(record, tf.float32)
    return tf.ensure_shape(row, [4]), row[:1]

files = tf.data.Dataset.list_files(folder + "/*.tfrecord", shuffle=False)
data = files.interleave(tf.data.TFRecordDataset, cycle_length=2)
data = data.map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(8)
"""
RETRACED = """
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()

@tf.function
def train_step(a, b, step):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(a) - b))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    return loss * (1.0 + tf.cast(step, tf.float32))

for step, (a, b) in enumerate(data.batch(4)):
    train_step(a, b, step)
"""
GROWING = """
losses = tf.zeros([0])
for a, b in data.batch(8):
    losses = tf.concat([losses, tf.reduce_mean(tf.square(a), axis=1)], axis=0)
"""
# A loop of one's own on two logical CPUs: what it runs over, and the loss of a replica.
REPLICAS = """
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
with strategy.scope():
    net = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01)

@tf.function
def train_step(a, b):
    with tf.GradientTape() as tape:
        loss = {loss}
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
    return loss

data = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
{more}
for a, b in data:
    strategy.run(train_step, args=(a, b))
"""
# TensorFlow is not started yet where the devices are made.
ARRAYS = HEAD.rpartition("data = ")[0]
LOSS_OBJECT = "tf.keras.losses.MeanSquaredError()(b, net(a))"
MAPS = "data = data.map(lambda a, b: (a / 255.0, tf.sqrt(b))).shuffle(64).batch(8)\n"
DRAWS = "data = data.map(lambda a, b: (a + tf.random.normal([4]), b)).batch(8)\n"
PREFETCHED = "data = data.prefetch(8).map(lambda a, b: (a * 2, b)).batch(8)\n"
WORDS = "data = data.map(lambda a, b: (tf.strings.to_number(tf.strings.as_string(a)), b))\n"
# Horovod need not be there: a world of one process is what it is without it.
HOROVOD = """
import sys, types
import tensorflow as tf

one = types.ModuleType("horovod.tensorflow.keras")
one.init = lambda: None
setattr(one, "local_" + "rank", lambda: 0)  # spelled out, it would be a use of the rank
one.DistributedOptimizer = lambda optimizer: optimizer
for name in ("horovod", "horovod.tensorflow", one.__name__):
    sys.modules[name] = one
one.tensorflow = one.keras = one

import horovod.tensorflow.keras as hvd

hvd.init()
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
net.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
net.fit(tf.ones([64, 4]), tf.ones([64, 1]), verbose=0)
"""


def page(name: str) -> str:
    text = block(RULES[name], "Before")
    assert text
    return text if "fit(" in text or "apply_gradients" in text else text + ON_ARRAYS


def case(name: str, stem: str) -> str:
    return (CASES / name.replace("-", "_") / f"{stem}.py").read_text()


# Rule -> (its script, what comes of the trainings), where that is not the page's with the same
# losses.
OTHERS = {
    "partial-memory-growth": (page("partial-memory-growth"), Verdict.MENDED),
    "unguarded-gpu-index": (page("unguarded-gpu-index"), Verdict.MENDED),
    "unbatched-dataset": (page("unbatched-dataset"), Verdict.MENDED),
    "removed-api": (page("removed-api"), Verdict.MENDED),
    "created-outside-scope": (page("created-outside-scope"), Verdict.MENDED),
    "whole-set-as-one-batch": (case("whole-set-as-one-batch", "made"), None),
    "single-worker-loader": (page("single-worker-loader"), Verdict.MENDED),
    "map-before-batch": (HEAD + MAPS + ON_DATA, Verdict.SAME),
    "sequential-map": (HEAD + DRAWS + ON_DATA, None),  # which element gets which draw may vary
    "sequential-reads": (HEAD + RECORDS + ON_DATA, Verdict.SAME),
    "horovod-unpinned-gpu": (HOROVOD, Verdict.SAME),
    "no-prefetch": (case("no-prefetch", "options_off"), Verdict.SAME),
    "prefetch-not-last": (HEAD + PREFETCHED + ON_DATA, Verdict.SAME),
    "cache-missing": (case("cache-missing", "texts"), Verdict.SAME),
    "cache-misplaced": (case("cache-misplaced", "repeat_then_cache"), Verdict.SAME),
    "shuffle-misplaced": (
        HEAD + "data = data.batch(8).shuffle(4, seed=1)\n" + ON_DATA, Verdict.DIFFERENT,
    ),
    "tf-function-in-loop": (case("tf-function-in-loop", "in_epoch_loop"), Verdict.SAME),
    "python-arg-retrace": (HEAD + RETRACED, Verdict.SAME),
    "steps-per-execution": (page("steps-per-execution"), None),  # a record for each call, not step
    "growing-tensor-list": (
        HEAD + GROWING + FIT.format("tf.reshape(losses, [-1, 1]), y"), Verdict.SAME,
    ),
    "undistributed-input": (
        ARRAYS + REPLICAS.format(loss=LOSS_OBJECT, more=""), Verdict.DIFFERENT,
    ),
    "loss-not-divided": (
        ARRAYS + REPLICAS.format(
            loss="tf.reduce_mean(tf.square(net(a) - b))",
            more="data = strategy.experimental_distribute_dataset(data)",
        ),
        Verdict.DIFFERENT,
    ),
}  # fmt: skip
# More cases of rules that fix in several ways, as (rule, case): their losses stay the same.
MORE = [
    ("missing-tf-function", "extracted_in_main"),
    ("missing-tf-function", "extracted_from_epoch"),
]
FIXING = {
    name: rule for name, rule in RULES.items() if rule.fix is not None and rule.fix > Safety.SUGGEST
}
RUNS = {Verdict.SAME, Verdict.UNCERTAIN, Verdict.UNCOMPARED}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One server for all tests: TensorFlow is imported once."""
    with Runner(log_dir=tmp_path_factory.mktemp("logs")) as runner:
        yield runner


SCRIPTS = [(name, *(OTHERS.get(name) or (page(name), Verdict.SAME))) for name in FIXING]
SCRIPTS += [(name, case(name, stem), Verdict.SAME) for name, stem in MORE]


@pytest.mark.parametrize(
    ("name", "text", "expected"), SCRIPTS, ids=[*FIXING, *(stem for _, stem in MORE)]
)
def test_trains_before_and_after(
    name: str,
    text: str,
    expected: Verdict | None,
    runner: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = tmp_path / "train.py"
    script.write_text(text)
    monkeypatch.chdir(tmp_path)
    done = mend(Source(script, text), Options((RULES[name],), targets(text)), Safety.UNSAFE)
    assert done.applied
    safe = all(f.fix is not None and f.fix.safety is Safety.SAFE for f in done.applied)
    verifier = Verifier(runner, Subject(script, (), STEPS, seconds=0))
    found = verifier.compare({script: done.result.text}, sure=safe)
    reasons = [m.reason for m in (*found.before, *found.after)]
    assert found.verdict in ({expected} if expected else RUNS), (found.difference, reasons)
    assert not (safe and found.verdict is Verdict.DIFFERENT)
    assert any(measured.record for measured in found.after), "it trains"
    assert [path.name for path in tmp_path.iterdir()] == ["train.py"]
