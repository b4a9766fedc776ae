"""What rules and trials rest on that only a real GPU can show.

Each fact is shown in a process of its own, for devices are configured once in a process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

pytestmark = [pytest.mark.gpu, pytest.mark.tensorflow]

HEAD = """
import json, os
import tensorflow as tf
from tensorflow.python.eager import context

def taken():
    import pynvml
    pynvml.nvmlInit()
    memory = pynvml.nvmlDeviceGetMemoryInfo(pynvml.nvmlDeviceGetHandleByIndex(0))
    return memory.used / memory.total

def small(*layers):
    model = tf.keras.Sequential([tf.keras.Input([8]), *layers, tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model

def error_of(action):
    try:
        action()
    except Exception as error:
        return type(error).__name__

def say(found):
    print("\\n" + json.dumps(found))

x, y = [[1.0] * 8] * 32, [[1.0]] * 32
"""


def told(script: str, **environ: str) -> Any:
    """What a script says last, run with one GPU and nothing else said about GPUs."""
    kept = {k: v for k, v in os.environ.items() if k != "TF_FORCE_GPU_ALLOW_GROWTH"}
    done = subprocess.run(
        [sys.executable, "-c", HEAD + script],
        capture_output=True, text=True, timeout=300, check=False, env={**kept, **environ},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_without_memory_growth_a_process_takes_nearly_the_whole_gpu() -> None:
    """TFA101."""
    pytest.importorskip("pynvml")
    assert told("tf.constant(1.0)\nsay(taken())") > 0.7


def test_with_it_a_process_takes_what_it_needs() -> None:
    pytest.importorskip("pynvml")
    grow = "for g in tf.config.list_physical_devices('GPU'):\n"
    grow += "    tf.config.experimental.set_memory_growth(g, True)\n"
    assert told(grow + "tf.constant(1.0)\nsay(taken())") < 0.1


def test_devices_cannot_be_configured_once_tensorflow_runs() -> None:
    """TFA102."""
    script = """
gpus = tf.config.list_physical_devices("GPU")
tf.keras.optimizers.Adam(1e-3)
one = [tf.config.LogicalDeviceConfiguration(memory_limit=1024)]
say([
    error_of(lambda: tf.config.set_visible_devices(gpus, "GPU")),  # as they are
    error_of(lambda: tf.config.experimental.set_memory_growth(gpus[0], True)),
    error_of(lambda: tf.config.set_visible_devices([], "GPU")),
    error_of(lambda: tf.config.set_logical_device_configuration(gpus[0], one)),
])
"""
    assert told(script) == [None] + ["RuntimeError"] * 3


def test_the_variable_hides_gpus_until_tensorflow_starts() -> None:
    """TFA104: also after the import, which starts nothing; later it does nothing."""
    script = """
{0}
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
say([d.device_type for d in tf.config.list_logical_devices("GPU")])
"""
    assert told(script.format("")) == []
    assert told(script.format("tf.constant(1.0)")) == ["GPU"]


def test_keras_trains_on_the_first_gpu_alone_and_a_strategy_on_both() -> None:
    """TFA401, on a GPU that is split into two logical ones."""
    script = """
gpu, = tf.config.list_physical_devices("GPU")[:1]
half = tf.config.LogicalDeviceConfiguration(memory_limit=4096)
tf.config.set_visible_devices(gpu, "GPU")
tf.config.set_logical_device_configuration(gpu, [half, half])

def devices(model, data):
    context.context().enable_run_metadata()
    model.fit(data, verbose=0)
    graphs = context.context().export_run_metadata().partition_graphs
    context.context().disable_run_metadata()
    return sorted({n.device[-5:] for g in graphs for n in g.node if "MatMul" in n.op})

data = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
single = small()
single.jit_compile = False  # XLA's kernels hide the ops
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    mirrored = small()
say([devices(single, data), devices(mirrored, data), strategy.num_replicas_in_sync])
"""
    assert told(script) == [["GPU:0"], ["GPU:0", "GPU:1"], 2]


def test_recurrent_dropout_rules_out_cudnn() -> None:
    """TFA001."""
    script = """
def ops(**options):
    layer = tf.keras.layers.LSTM(8, **options)
    call = tf.function(lambda x: layer(x, training=True))
    graph = call.get_concrete_function(tf.TensorSpec([2, 5, 4])).graph.as_graph_def()
    nodes = [*graph.node, *(n for f in graph.library.function for n in f.node_def)]
    return any("CudnnRNN" in node.op for node in nodes)

say([ops(), ops(recurrent_dropout=0.2), ops(dropout=0.2), ops(activation="relu")])
"""
    assert told(script) == [True, False, True, False]


def test_masks_must_be_padded_on_the_right_for_cudnn() -> None:
    """TFA001."""
    script = """
def outcome(rows):
    model = tf.keras.Sequential([
        tf.keras.layers.Embedding(9, 4, mask_zero=True), tf.keras.layers.LSTM(8),
        tf.keras.layers.Dense(1),
    ])
    model.compile("adam", "mse")
    try:
        model.fit(tf.constant(rows), tf.zeros([2, 1]), verbose=0)
    except tf.errors.InvalidArgumentError as error:
        return "right-padded" in str(error)
    return False

say([outcome([[0, 0, 1], [1, 2, 3]]), outcome([[1, 0, 0], [1, 2, 3]])])
"""
    assert told(script) == [True, False]


def test_keras_3_compiles_with_xla_on_one_gpu_unless_a_layer_or_a_strategy_forbids() -> None:
    """TFA504, and what TFA401 says of strategies."""
    script = """
import keras
images = lambda *layers: keras.Sequential(
    [keras.Input([8, 8, 3]), *layers, keras.layers.Flatten(), keras.layers.Dense(1)])

def compiled(*layers):
    model = images(*layers)
    model.compile("sgd", "mse")
    model.fit(tf.zeros([4, 8, 8, 3]), tf.zeros([4, 1]), verbose=0)
    return model.jit_compile

def mirrored():
    with tf.distribute.MirroredStrategy().scope():
        return compiled()

say([keras.__version__, compiled(), compiled(keras.layers.RandomFlip()),
     compiled(keras.layers.RandomRotation(0.1)), mirrored()])
"""
    version, *found = told(script)
    if not version.startswith("3."):
        pytest.skip("this TensorFlow comes with Keras 2")
    assert found == [True, True, False, False]
