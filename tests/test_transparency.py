"""`map` before and behind `batch`, executed on TensorFlow and compared bit by bit.

What the table of operations calls transparent is, and every rewrite that is called safe gives the
same elements, for functions that are put together at random.
"""

from __future__ import annotations

import itertools
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tfaudit.engine import Options, mend
from tfaudit.model import Safety
from tfaudit.program.tensor_ops import LAYERS, OPERATIONS, Family
from tfaudit.rules.map_before_batch import map_before_batch
from tfaudit.source import Source

HEADER = """\
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.integers(0, 256, size=[6, 5, 4, 3], dtype="uint8")
pixels = (images / 255.0).astype("float32")
grey = (rng.random(size=[6, 5, 4, 1])).astype("float32")
floats = (rng.random(size=[6, 13]) * 3 + 0.1).astype("float32")
scalars = rng.random(size=[6]).astype("float32")
labels = rng.integers(0, 9, size=[6])
words = np.array(["a b", "B", "1.5", "22", "", "c"])
numbers = np.array(["1", "2.5", "-3", "4", "5", "6"])
raw = np.array(["abcd", "efgh", "ijkl", "mnop", "qrst", "uvwx"])
table = tf.lookup.StaticHashTable(
    tf.lookup.KeyValueTensorInitializer(["a b", "B"], [1, 2]), default_value=0
)
"""

FLOATS, SCALARS, IMAGES, GREY, LABELS = "floats", "scalars", "pixels", "grey", "labels"
BYTES = "images"


def _each(names: str, how: tuple[str, tuple[str, ...]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return dict.fromkeys(names.split(), how)


# How each operation of the table is called on `x`, and on which arrays.
CALLS: dict[str, tuple[str, tuple[str, ...]]] = {
    **_each(
            "identity stop_gradient zeros_like ones_like abs negative sign square sqrt floor "
            "math.ceil round tanh math.is_nan math.is_finite exp math.log math.log1p "
            "math.expm1 sigmoid math.rsqrt sin cos atan math.reciprocal math.softplus "
            "nn.relu nn.relu6 nn.elu nn.leaky_relu nn.tanh nn.sigmoid nn.silu nn.softplus "
            "nn.gelu",
            ("tf.{}(x)", (FLOATS, SCALARS, IMAGES)),
        ),
    **_each(
            "debugging.check_numerics debugging.assert_all_finite",
            ("tf.{}(x, 'not finite')", (FLOATS, SCALARS, IMAGES)),
        ),
    "cast": ("tf.cast(x, tf.float32)", (BYTES, LABELS)),
    "saturate_cast": ("tf.saturate_cast(x, tf.uint8)", (FLOATS,)),
    "bitcast": ("tf.bitcast(x, tf.int32)", ("floats", SCALARS)),
    "logical_not": ("tf.logical_not(x > 1.0)", (FLOATS,)),
    **_each(
            "add subtract multiply divide truediv math.floordiv math.mod math.floormod "
            "maximum minimum equal not_equal less less_equal greater greater_equal "
            "math.squared_difference math.divide_no_nan math.multiply_no_nan pow",
            ("tf.{}(x, 2.0)", (FLOATS, SCALARS, IMAGES)),
        ),
    "logical_and": ("tf.logical_and(x > 1.0, x < 2.0)", (FLOATS,)),
    "logical_or": ("tf.logical_or(x > 1.0, x < 2.0)", (FLOATS,)),
    "math.logical_xor": ("tf.math.logical_xor(x > 1.0, x < 2.0)", (FLOATS,)),
    "scalar_mul": ("tf.scalar_mul(2.0, x)", (FLOATS, SCALARS, IMAGES)),
    "clip_by_value": ("tf.clip_by_value(x, 0.3, 0.7)", (FLOATS, SCALARS)),
    "where": ("tf.where(x > 0.5, x, 0.0)", (FLOATS, SCALARS)),
    **_each(
            "reduce_sum reduce_mean reduce_prod reduce_max reduce_min argmax argmin cumsum "
            "math.reduce_std math.reduce_variance math.l2_normalize nn.l2_normalize",
            ("tf.{}(x, axis=-1)", (FLOATS, IMAGES)),
        ),
    "reduce_any": ("tf.reduce_any(x > 1.0, axis=-1)", (FLOATS,)),
    "reduce_all": ("tf.reduce_all(x > 1.0, axis=[-1])", (FLOATS,)),
    "nn.softmax": ("tf.nn.softmax(x)", (FLOATS, IMAGES)),
    "sort": ("tf.sort(x)", (FLOATS, IMAGES)),
    "argsort": ("tf.argsort(x, axis=-1)", (FLOATS,)),
    "reverse": ("tf.reverse(x, [-1])", (FLOATS, IMAGES)),
    "expand_dims": ("tf.expand_dims(x, -1)", (FLOATS, SCALARS)),
    "squeeze": ("tf.squeeze(x, axis=-1)", (GREY,)),
    "one_hot": ("tf.one_hot(x, 10)", (LABELS,)),
    "keras.backend.one_hot": ("tf.{}(x, 10)", (LABELS,)),
    "concat": ("tf.concat([x, x * 2.0], axis=-1)", (FLOATS, IMAGES)),
    "stack": ("tf.stack([x, x * 2.0], axis=-1)", (FLOATS, SCALARS)),
    **{
        f"strings.{name}": ("tf.{}(x)", ("words",))
        for name in ("lower", "upper", "strip", "length")
    },
    "strings.regex_replace": ("tf.strings.regex_replace(x, 'b', 'z')", ("words",)),
    "strings.regex_full_match": ("tf.strings.regex_full_match(x, 'b+')", ("words",)),
    "strings.to_number": ("tf.strings.to_number(x)", ("numbers",)),
    "strings.as_string": ("tf.strings.as_string(x)", (LABELS,)),
    "strings.join": ("tf.strings.join([x, '!'])", ("words",)),
    "strings.substr": ("tf.strings.substr(x, 0, 1)", ("words",)),
    "strings.to_hash_bucket": ("tf.strings.to_hash_bucket(x, 10)", ("words",)),
    "strings.to_hash_bucket_fast": ("tf.strings.to_hash_bucket_fast(x, 10)", ("words",)),
    "strings.to_hash_bucket_strong": (
        "tf.strings.to_hash_bucket_strong(x, 10, [1, 2])", ("words",)
    ),
    "io.decode_raw": ("tf.io.decode_raw(x, tf.uint8)", ("raw",)),
    "image.convert_image_dtype": ("tf.image.convert_image_dtype(x, tf.float32)", (BYTES,)),
    **{
        f"image.{name}": (f"tf.image.{name}({arguments})", (IMAGES,))
        for name, arguments in (
            ("flip_left_right", "x"), ("flip_up_down", "x"), ("rot90", "x"), ("transpose", "x"),
            ("adjust_brightness", "x, 0.1"), ("adjust_contrast", "x, 1.5"),
            ("adjust_hue", "x, 0.1"), ("adjust_saturation", "x, 1.4"), ("adjust_gamma", "x, 1.5"),
            ("per_image_standardization", "x"), ("rgb_to_grayscale", "x"), ("rgb_to_hsv", "x"),
            ("rgb_to_yuv", "x"), ("resize", "x, [9, 7]"), ("resize_with_pad", "x, 9, 7"),
            ("resize_with_crop_or_pad", "x, 9, 3"), ("crop_to_bounding_box", "x, 1, 1, 3, 2"),
            ("pad_to_bounding_box", "x, 1, 1, 9, 9"), ("central_crop", "x, 0.5"),
        )
    },
    "image.grayscale_to_rgb": ("tf.image.grayscale_to_rgb(x)", (GREY,)),
    # Of TensorFlow 1 alone.
    **_each(
            "to_double to_float to_int32 to_int64",
            ("tf.compat.v1.{}(x)", (FLOATS, LABELS, IMAGES)),
        ),
    "image.resize_images": ("tf.compat.v1.image.resize_images(x, [9, 7])", (IMAGES,)),
    "image.resize_image_with_pad": (
        "tf.compat.v1.image.resize_image_with_pad(x, 9, 7)", (IMAGES,)
    ),
    "image.resize_image_with_crop_or_pad": (
        "tf.compat.v1.image.resize_image_with_crop_or_pad(x, 9, 3)", (IMAGES,)
    ),
}  # fmt: skip

# Layers, and things that are called by another name.
OTHERS = {
    "keras.layers.Rescaling": ("tf.keras.layers.Rescaling(1 / 127.5, -1.0)", BYTES),
    "keras.layers.Resizing": ("tf.keras.layers.Resizing(9, 7)", BYTES),
    "keras.layers.CenterCrop": ("tf.keras.layers.CenterCrop(3, 2)", BYTES),
    "keras.layers.StringLookup": ("tf.keras.layers.StringLookup(vocabulary=['B', 'c'])", "words"),
    "keras.layers.TextVectorization": (
        "tf.keras.layers.TextVectorization(vocabulary=['b', 'c'], output_sequence_length=3)",
        "np.char.add(words, ' b')",
    ),
    "keras.layers.IntegerLookup": ("tf.keras.layers.IntegerLookup(vocabulary=[1, 2])", LABELS),
    "keras.layers.Discretization": ("tf.keras.layers.Discretization([0.5, 1.0])", FLOATS),
    ".lookup": ("table.lookup", "words"),
    "keras.applications.*.preprocess_input": (
        "tf.keras.applications.mobilenet_v2.preprocess_input", "images.astype('float32')",
    ),
}  # fmt: skip


def run(text: str, folder: Path) -> dict[str, Any]:
    """Execute a script from a file, so that AutoGraph finds its source."""
    path = folder / f"script_{next(_numbers)}.py"
    path.write_text(text)
    return runpy.run_path(str(path))


_numbers = itertools.count()


def elements(dataset: Any) -> list[Any]:
    import tensorflow as tf

    return [[part.numpy() for part in tf.nest.flatten(element)] for element in dataset]


def same(first: Any, second: Any) -> bool:
    """Whether two pipelines give the same elements, bit for bit."""
    pairs = list(itertools.zip_longest(elements(first), elements(second)))
    return all(
        a is not None and b is not None and len(a) == len(b)
        and all(x.dtype == y.dtype and x.shape == y.shape and x.tobytes() == y.tobytes()
                if x.dtype != object else x.tolist() == y.tolist()
                for x, y in zip(a, b, strict=True))
        for a, b in pairs
    )  # fmt: skip


def fixed(text: str, safety: Safety) -> str:
    source = Source(Path("script.py"), text)
    return mend(source, Options((map_before_batch,)), safety).result.text


def _in_full(name: str) -> str:
    return name if name.startswith("keras.") else "tensorflow." + name


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", CALLS)
def test_operation_is_transparent(name: str, tmp_path: Path) -> None:
    op = OPERATIONS[_in_full(name)]
    template, arrays = CALLS[name]
    for array in arrays:
        text = (
            f"{HEADER}\ndata = {array}\n\n\ndef f(x):\n    return {template.format(name)}\n\n\n"
            "ds = tf.data.Dataset.from_tensor_slices(data).map(f).batch(4)\n"
        )
        rewritten = fixed(text, Safety.UNSAFE)
        assert "batch(4).map(f)" in rewritten, "the rule knows the operation"
        assert ("batch(4).map(f)" in fixed(text, Safety.SAFE)) <= op.exact
        before, after = run(text, tmp_path)["ds"], run(rewritten, tmp_path)["ds"]
        assert same(before, after) or not op.exact


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", OTHERS)
def test_layer_is_transparent(name: str, tmp_path: Path) -> None:
    made, array = OTHERS[name]
    text = (
        f"{HEADER}\nlayer = {made}\ndata = {array}\n"
        "ds = tf.data.Dataset.from_tensor_slices(data).map(lambda x: layer(x)).batch(4)\n"
    )
    rewritten = fixed(text, Safety.UNSAFE)
    assert "batch(4).map(" in rewritten
    assert same(run(text, tmp_path)["ds"], run(rewritten, tmp_path)["ds"])


def test_every_transparent_operation_is_tried() -> None:
    named = {
        name for name, op in OPERATIONS.items()
        if op.family is not Family.SAMPLE and not name.startswith("keras.applications.")
    }  # fmt: skip
    tried = {_in_full(name) for name in CALLS}
    short = {name.replace("tensorflow.math.", "tensorflow.") for name in tried}
    assert {name.replace("tensorflow.math.", "tensorflow.") for name in named} <= short
    assert set(LAYERS) <= set(OTHERS)


# Generated functions.

STEPS = (
    "x / 2.0", "x * 3.0 - 1.0", "-x", "x ** 2", "2.0 - x", "x // 2.0", "x % 0.7",
    "tf.clip_by_value(x, 0.1, 0.9)", "tf.maximum(x, 0.5)", "tf.sqrt(tf.abs(x))",
    "tf.where(x > 0.5, x, 0.0)", "tf.cast(x > 0.3, tf.float32)", "x + x * x",
    "tf.reduce_sum(x, axis=-1)", "tf.reduce_max(x, axis=-1, keepdims=True)", "tf.sort(x)",
    "tf.expand_dims(x, -1)", "tf.expand_dims(x, axis=-2)", "x[..., tf.newaxis]", "x[..., 0]",
    "x[..., :2]", "x[..., ::-1]", "x[..., 1:, :]", "tf.concat([x, x * 2.0], axis=-1)",
    "tf.stack([x, -x], axis=-1)", "x - [0.1, 0.2, 0.3]", "x * tf.constant([2.0])",
    "tf.nn.softmax(x)", "tf.exp(x)", "tf.image.flip_left_right(x)", "tf.image.resize(x, [3, 3])",
    "tf.image.adjust_contrast(x, 1.3)", "tf.image.per_image_standardization(x)",
    "tf.image.central_crop(x, 0.6)", "tf.image.rgb_to_grayscale(x)",
    # Not transparent: a function with one of these must be left alone.
    "x[0]", "x[:2]", "tf.reduce_mean(x)", "tf.reduce_sum(x, axis=0)", "tf.transpose(x)",
    "tf.reshape(x, [-1])", "x * tf.cast(tf.shape(x)[0], tf.float32)", "tf.expand_dims(x, 0)",
    "tf.stack([x, x])", "x + tf.zeros([5, 4, 3])", "tf.concat([x, x], axis=0)",
    "x * float(x.shape[0])", "tf.squeeze(x)", "tf.sort(x, axis=0)", "x + tf.range(4.0)",
)  # fmt: skip
SECOND = ("y", "tf.one_hot(y, 9)", "tf.cast(y, tf.float32) * 0.5", "x * tf.cast(y, tf.float32)",
          "y + 1", "tf.cast(y, tf.float32) * [1.0, 2.0]", "tf.expand_dims(y, -1)")  # fmt: skip
BETWEEN = ("", ".shuffle(6, seed=3)", ".repeat(2)", ".take(5)", ".skip(1)", ".prefetch(1)",
           ".shuffle(6, seed=3).repeat(2)", ".filter(lambda *e: True)", ".cache()")  # fmt: skip


@pytest.mark.tensorflow
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(
    array=st.sampled_from((FLOATS, SCALARS, IMAGES)),
    steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=4),
    second=st.sampled_from(SECOND),
    between=st.sampled_from(BETWEEN),
    batch=st.sampled_from((".batch(4)", ".batch(2, drop_remainder=True)")),
    style=st.sampled_from(("chain", "statements", "two maps")),
)
def test_safe_rewrites_give_the_same_elements(
    tmp_path: Path, array: str, steps: list[str], second: str, between: str, batch: str, style: str
) -> None:
    text = script(array, steps, second, between, batch, style)
    rewritten = fixed(text, Safety.SAFE)
    assume(rewritten != text)  # most are not claimed to be safe; test_operation_… tries those
    try:
        before = run(text, tmp_path)["ds"]
    except (ValueError, TypeError):  # the function does not fit the array
        assume(False)
        raise
    assert same(before, run(rewritten, tmp_path)["ds"])


def script(array: str, steps: list[str], second: str, between: str, batch: str, style: str) -> str:
    body = "".join(f"    x = {step}\n" for step in steps)
    function = f"def f(x, y):\n{body}    return x, {second}\n"
    source = f"tf.data.Dataset.from_tensor_slices(({array}, labels))"
    if style == "chain":
        return f"{HEADER}\n\n{function}\n\nds = {source}.map(f){between}{batch}\n"
    maps = "ds = ds.map(f)\n"
    if style == "two maps":
        function = f"def f(x, y):\n    x = {steps[0]}\n    return x, y\n\n\n" + (
            function.replace("def f", "def g")
        )
        maps = "ds = ds.map(f)\nds = ds.map(g)\n"
    rest = f"ds = ds{between}\n" if between else ""
    return f"{HEADER}\n\n{function}\n\nds = {source}\n{maps}{rest}ds = ds{batch}\n"


@pytest.mark.tensorflow
def test_parsing_batches_gives_the_same_examples(tmp_path: Path) -> None:
    text = (
        HEADER
        + """
FEATURES = {
    "a": tf.io.FixedLenFeature([3], tf.float32),
    "b": tf.io.FixedLenFeature([], tf.int64, default_value=7),
    "c": tf.io.FixedLenFeature([2, 2], tf.float32),
    "d": tf.io.FixedLenFeature([], tf.string),
}


def example(i):
    def floats(values):
        return tf.train.Feature(float_list=tf.train.FloatList(value=values))

    feature = {"a": floats([i, 1.0, 2.0]), "c": floats([i, 1.0, 2.0, 3.0])}
    feature["d"] = tf.train.Feature(bytes_list=tf.train.BytesList(value=[b"x" * i]))
    if i % 2:
        feature["b"] = tf.train.Feature(int64_list=tf.train.Int64List(value=[i]))
    return tf.train.Example(features=tf.train.Features(feature=feature)).SerializeToString()


with tf.io.TFRecordWriter(PATH) as writer:
    for i in range(10):
        writer.write(example(i))


def parse(record):
    parsed = tf.io.parse_single_example(record, FEATURES)
    return parsed["a"] * 2.0, (parsed["b"], parsed["c"] / 3.0, tf.strings.length(parsed["d"]))


ds = tf.data.TFRecordDataset(PATH).map(parse).batch(4)
""".replace("PATH", repr(str(tmp_path / "examples.tfrecord")))
    )
    rewritten = fixed(text, Safety.SAFE)
    assert "tf.io.parse_example(record, FEATURES)" in rewritten
    assert same(run(text, tmp_path)["ds"], run(rewritten, tmp_path)["ds"])


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    "body",
    [
        "a, b, c = tf.io.decode_csv(line, KINDS)\n    return {'a': a * 2.0, 'b': b}, c",
        "cells = tf.io.decode_csv(line, record_defaults=KINDS)\n    return cells[0], cells[-1]",
        "row = dict(zip('abc', tf.io.decode_csv(line, KINDS)))\n    y = row.pop('c')\n"
        "    return row, tf.one_hot(y, 4)",
        "cells = tf.io.decode_csv(line, KINDS)\n    return dict(zip('ab', cells[:-1])), cells[2]",
    ],
)
def test_decoding_batches_of_lines_gives_the_same_columns(body: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text("".join(f"{i},{'x' * i},{i % 3}\n" for i in range(10)))
    text = (
        f"{HEADER}\nKINDS = [[0.0], [''], [0]]\n\n\ndef decode(line):\n    {body}\n\n\n"
        f"ds = tf.data.TextLineDataset({str(path)!r}).map(decode).batch(4)\n"
    )
    rewritten = fixed(text, Safety.SAFE)
    assert "batch(4).map(decode)" in rewritten
    assert same(run(text, tmp_path)["ds"], run(rewritten, tmp_path)["ds"])


@pytest.mark.tensorflow
def test_shuffling_before_or_behind_a_map_gives_the_same_sequence() -> None:
    import tensorflow as tf

    numbers = tf.data.Dataset.range(50)
    before = numbers.shuffle(10, seed=3).map(lambda x: x * 2)
    assert same(before, numbers.map(lambda x: x * 2).shuffle(10, seed=3))
