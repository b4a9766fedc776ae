"""What creates TensorFlow's eager context, after which devices can no longer be configured.

TFA102 rests on it: a call that starts TensorFlow in front of `set_memory_growth` is the flaw, and
one that does not is none.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tfaudit.program import api

pytestmark = pytest.mark.tensorflow

# One call of each name in the table.
STARTS = {
    "tensorflow.config.list_logical_devices": "tf.config.list_logical_devices()",
    "tensorflow.constant": "tf.constant(1)",
    "tensorflow.Variable": "tf.Variable(1)",
    "tensorflow.random.Generator.from_seed": "tf.random.Generator.from_seed(1)",
    "tensorflow.random.Generator.from_non_deterministic_state": (
        "tf.random.Generator.from_non_deterministic_state()"
    ),
    "tensorflow.summary.create_file_writer": "tf.summary.create_file_writer(folder)",
    "keras.metrics.Mean": "keras.metrics.Mean()",
    "tensorflow.one_hot": "tf.one_hot(1, 2)",
    "tensorflow.zeros": "tf.zeros([1])",
    "tensorflow.ones": "tf.ones([1])",
    "tensorflow.range": "tf.range(2)",
    "tensorflow.cast": "tf.cast(1, tf.float32)",
    "tensorflow.convert_to_tensor": "tf.convert_to_tensor([1])",
    "tensorflow.reshape": "tf.reshape([1], [1, 1])",
    "tensorflow.stack": "tf.stack([1, 2])",
    "tensorflow.concat": "tf.concat([[1], [2]], 0)",
    "tensorflow.fill": "tf.fill([1], 2)",
    "tensorflow.eye": "tf.eye(2)",
    "tensorflow.linspace": "tf.linspace(0.0, 1.0, 3)",
    "tensorflow.random.normal": "tf.random.normal([1])",
    "tensorflow.random.uniform": "tf.random.uniform([1])",
    "tensorflow.random.truncated_normal": "tf.random.truncated_normal([1])",
    "tensorflow.reduce_mean": "tf.reduce_mean([1.0])",
    "tensorflow.reduce_sum": "tf.reduce_sum([1.0])",
    "tensorflow.matmul": "tf.matmul([[1.0]], [[1.0]])",
    "tensorflow.add": "tf.add(1, 2)",
    "tensorflow.multiply": "tf.multiply(1, 2)",
    "tensorflow.subtract": "tf.subtract(1, 2)",
    "tensorflow.identity": "tf.identity(1)",
    "tensorflow.expand_dims": "tf.expand_dims([1], 0)",
    "tensorflow.io.read_file": "tf.io.read_file(__import__('os').devnull)",
    "tensorflow.io.decode_image": (
        "tf.io.decode_image(b'BM' + bytes([58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0,"
        " 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
        " 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0]))"
    ),
    "tensorflow.ragged.constant": "tf.ragged.constant([[1], [2, 3]])",
    "tensorflow.lookup.StaticHashTable": (
        "tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(['a'], [1]), 0)"
    ),
    "tensorflow.lookup.KeyValueTensorInitializer": (
        "tf.lookup.KeyValueTensorInitializer(['a'], [1])"
    ),
    "keras.backend.constant": "tf.keras.backend.constant(1.0)",
    "keras.backend.variable": "tf.keras.backend.variable(1.0)",
    "keras.Variable": "keras.Variable(1.0)",
    "keras.random.SeedGenerator": "keras.random.SeedGenerator(1)",
    "keras.ops.convert_to_tensor": "keras.ops.convert_to_tensor([1.0])",
    "tensorflow.io.decode_jpeg": (
        "import contextlib\n"
        "with contextlib.suppress(tf.errors.InvalidArgumentError): tf.io.decode_jpeg(b'no image')"
    ),
}
_BOTH = ("keras", "__import__('tf_keras')")
_OF_BOTH = ("StringLookup()", "IntegerLookup()", "TextVectorization()", "LSTM(2)", "GRU(2)")
ALSO = (
    "tf.data.Dataset.from_tensor_slices([1, 2])",
    "tf.data.Dataset.range(3)",
    "keras.optimizers.Adam()",
    "keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])",
    "inputs = keras.Input([1]); keras.Model(inputs, keras.layers.Dense(1)(inputs))",
    "keras.Sequential([keras.layers.Dense(1, input_shape=[1])])",
    "keras.Sequential([keras.layers.Embedding(9, 1, input_shape=[1])])",
    "m = keras.Sequential(); m.add(keras.layers.Dense(1, input_dim=1))",
    "m = keras.Sequential(); m.add(keras.Input([1])); m.add(keras.layers.Dense(1))",
    "tf.distribute.MirroredStrategy()",
    "with tf.device('CPU:0'): pass",
    "keras.applications.MobileNetV2(weights=None, input_shape=(32, 32, 3))",
    "keras.metrics.AUC()",
    "keras.utils.timeseries_dataset_from_array([[1.0]] * 9, None, 3)",
    "keras.layers.StringLookup()",
    "keras.layers.IntegerLookup()",
    "keras.layers.TextVectorization()",
    *(f"keras.layers.{name}(2)" for name in ("LSTM", "GRU", "SimpleRNN")),
    *(f"keras.layers.{name}Cell(2)" for name in ("LSTM", "GRU", "SimpleRNN")),
    *(f"keras.layers.ConvLSTM{n}D(2, 3)" for n in (1, 2, 3)),
    *(f"keras.layers.{name}Dropout(0.1)" for name in ("", "Alpha", "Gaussian")),
    *(f"keras.layers.SpatialDropout{n}D(0.1)" for n in (1, 2, 3)),
    "keras.layers.GaussianNoise(0.1)",
    *(f"keras.layers.Random{name}(0.1)" for name in ("Brightness", "Contrast", "Rotation", "Zoom")),
    "keras.layers.RandomFlip()",
    "keras.layers.RandomCrop(2, 2)",
    "keras.layers.RandomTranslation(0.1, 0.1)",
    *(f"import tf_keras; tf_keras.layers.{name}" for name in _OF_BOTH),
    *(
        f"{module}.layers.Normalization().adapt(__import__('numpy').ones((4, 3)))"
        for module in _BOTH
    ),
    *(
        f"m = {module}.Sequential([{module}.layers.Dense(1)]); m.build((None, 3))"
        for module in _BOTH
    ),
)
PROBES = ("tf.compat.v1.Session()", "tf.test.gpu_device_name()")  # make devices of their own
QUIET = (
    "m = keras.Sequential([keras.layers.Embedding(input_dim=9, output_dim=1)])",
    "m = keras.Sequential(); m.add(keras.layers.Dense(1)); m.add(keras.layers.Dense(1))",
    "tf.config.list_physical_devices('GPU')",
    "tf.config.get_visible_devices()",
    "tf.random.set_seed(1)",
    "keras.utils.set_random_seed(1)",
    "tf.function(lambda x: x)",
    "tf.data.Options()",
    "tf.distribute.get_strategy()",
    "tf.io.gfile.exists('/')",
    "tf.debugging.set_log_device_placement(False)",
    "tf.TensorSpec([None])",
    "tf.io.FixedLenFeature([], tf.int64)",
    "tf.train.Example()",
    "tf.GradientTape()",
    "tf.test.is_built_with_cuda()",
    "keras.Input([1])",
    "keras.layers.Dense(1)",
    "keras.Sequential([keras.layers.Dense(1)])",
    "keras.losses.MeanSquaredError()",
    "keras.callbacks.EarlyStopping()",
    "keras.mixed_precision.set_global_policy('mixed_float16')",
    "keras.utils.to_categorical([0, 1])",
    "keras.backend.set_floatx('float32')",
    "keras.layers.Dropout(0)",
    "keras.layers.GaussianNoise(0)",
    "keras.layers.Normalization()",
    "keras.layers.Discretization(num_bins=3).adapt(__import__('numpy').ones(4))",
    "keras.layers.Rescaling(1 / 255)",
    "keras.layers.Resizing(2, 2)",
    "keras.layers.CategoryEncoding(3)",
    "keras.layers.Embedding(3, 2)",
    "import tf_keras; tf_keras.layers.Dropout(0.5)",
    "import tf_keras; tf_keras.layers.RandomFlip()",
    "import tf_keras; tf_keras.layers.GaussianNoise(0.1)",
    "import tf_keras; tf_keras.layers.SimpleRNN(2)",
    "import tf_keras; tf_keras.layers.LSTMCell(2)",
)


@pytest.fixture(scope="module")
def facts() -> dict[str, bool | str]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("runtime.py"))],
        input=json.dumps([*STARTS.values(), *ALSO, *PROBES, *QUIET]),
        capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, bool | str] = json.loads(done.stdout)
    return found


def test_the_table_is_shown_whole() -> None:
    assert set(STARTS) == set(api.STARTS_TENSORFLOW)


@pytest.mark.parametrize("expression", [*STARTS.values(), *ALSO], ids=[*STARTS, *ALSO])
def test_starts(facts: dict[str, bool | str], expression: str) -> None:
    assert facts[expression] is True


@pytest.mark.parametrize("expression", [*PROBES, *QUIET])
def test_starts_nothing(facts: dict[str, bool | str], expression: str) -> None:
    assert facts[expression] is False
