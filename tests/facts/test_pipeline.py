"""What tf.data does by itself, shown on the installed TensorFlow by the model of its iterators.

The rules on input pipelines rest on these facts: which consumers get an automatic prefetch, which
mapped functions are run in parallel, what a cache keeps, and what keeps the order of elements.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tfaudit.program.tensor_ops import NOISE_LAYERS
from tfaudit.rules._removed_options import GONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.tensorflow


def stages(dataset: Any) -> list[str]:
    """The stages that tf.data made of a pipeline, from the last back to the source."""
    from tensorflow.python.data.experimental.ops.iterator_model_ops import get_model_proto

    iterator = iter(dataset)
    for _ in range(3):
        next(iterator)
    model = get_model_proto(iterator)
    found: list[str] = []
    waiting = [model.output]
    while waiting:
        node = model.nodes[waiting.pop(0)]
        found.append(node.name)
        waiting += node.inputs
    return found


def in_parallel(dataset: Any) -> bool:
    return any("Parallel" in stage or stage == "MapAndBatch" for stage in stages(dataset))


def batches() -> Any:
    import tensorflow as tf

    return tf.data.Dataset.from_tensor_slices(tf.zeros([1000, 8])).batch(8)


STATELESS: dict[str, Callable[[Any, Any], Any]] = {
    "arithmetic": lambda tf, x: x * 2.0,
    "stateless random": lambda tf, x: x * tf.random.stateless_uniform([], seed=[1, 2]),
    "assertion": lambda tf, x: (tf.debugging.assert_greater(2.0, 1.0), x)[1],
    "cond": lambda tf, x: tf.cond(tf.reduce_sum(x) > 1.0, lambda: x, lambda: x * 2.0),
    "stateless numpy_function": lambda tf, x: tf.numpy_function(
        lambda v: v, [x], tf.float32, stateful=False
    ),
}
STATEFUL: dict[str, Callable[[Any, Any], Any]] = {
    "random": lambda tf, x: x * tf.random.uniform([]),
    "py_function": lambda tf, x: tf.py_function(lambda v: v, [x], tf.float32),
    "numpy_function": lambda tf, x: tf.numpy_function(lambda v: v, [x], tf.float32),
    "random below a cond": lambda tf, x: tf.cond(
        tf.random.uniform([]) > 0.5, lambda: x, lambda: x * 2.0
    ),
}


@pytest.mark.parametrize("name", STATELESS)
def test_stateless_functions_are_run_in_parallel(name: str) -> None:
    import tensorflow as tf

    assert in_parallel(batches().map(lambda x: STATELESS[name](tf, x)))


@pytest.mark.parametrize("name", STATEFUL)
def test_stateful_functions_are_not(name: str) -> None:
    import tensorflow as tf

    dataset = batches().map(lambda x: STATEFUL[name](tf, x))
    assert not in_parallel(dataset)
    explicit = batches().map(lambda x: STATEFUL[name](tf, x), num_parallel_calls=tf.data.AUTOTUNE)
    assert in_parallel(explicit)


def test_one_parallel_call_stays_one() -> None:
    import tensorflow as tf

    running, most = [0], [0]

    def wait(value: Any) -> Any:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.005)
        running[0] -= 1
        return value

    def call(x: Any) -> Any:
        return tf.numpy_function(wait, [x], tf.float32, stateful=False)

    for calls, several in ((1, False), (4, True)):
        most[0] = 0
        elements = tf.data.Dataset.from_tensor_slices(tf.zeros([60]))
        for _ in elements.map(call, num_parallel_calls=calls).batch(6):
            pass
        assert (most[0] > 1) is several


def test_reading_a_variable_or_a_table_keeps_a_map_in_sequence() -> None:
    import tensorflow as tf

    variable = tf.Variable(2.0)
    table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a"], [1]), -1)
    lookup = tf.keras.layers.StringLookup(vocabulary=["a"])
    words = tf.data.Dataset.from_tensor_slices(["a"] * 100).batch(4)
    assert not in_parallel(batches().map(lambda x: x * variable))
    assert not in_parallel(words.map(table.lookup))
    assert not in_parallel(words.map(lookup))


def test_random_layers_keep_a_map_in_sequence_and_rescaling_does_not() -> None:
    import tensorflow as tf

    flip, rescale = tf.keras.layers.RandomFlip(), tf.keras.layers.Rescaling(1 / 255)
    images = tf.data.Dataset.from_tensors(tf.zeros([4, 8, 8, 3])).repeat()
    assert not in_parallel(images.map(lambda x: flip(x, training=True)))
    assert in_parallel(images.map(rescale))


@pytest.mark.parametrize("name", sorted(NOISE_LAYERS))
def test_noise_keeps_a_map_in_sequence_where_it_is_told_that_a_model_trains(name: str) -> None:
    import tensorflow as tf

    noise = getattr(tf.keras.layers, name.rpartition(".")[2])(0.1)
    images = tf.data.Dataset.from_tensors(tf.zeros([4, 8, 8, 3])).repeat()
    assert not in_parallel(images.map(lambda x: noise(x, training=True)))
    assert in_parallel(images.map(lambda x: noise(x) * 2.0))


def test_map_and_batch_are_fused() -> None:
    dataset = batches().unbatch().map(lambda x: x * 2.0).batch(8)
    assert any("MapAndBatch" in stage for stage in stages(dataset))


def test_interleave_and_filter_stay_in_sequence() -> None:
    import tensorflow as tf

    numbers = tf.data.Dataset.range(4)
    inner = tf.data.Dataset.range(10)
    assert not in_parallel(numbers.interleave(lambda i: inner).batch(2))
    explicit = numbers.interleave(lambda i: inner, num_parallel_calls=tf.data.AUTOTUNE)
    assert in_parallel(explicit.batch(2))


@pytest.mark.parametrize("last", ["batch", "shuffle", "repeat", "take", "cache", "map", "zip"])
def test_eager_iterators_get_a_prefetch(last: str) -> None:
    import tensorflow as tf

    data = batches()
    dataset = {
        "batch": lambda: data, "shuffle": lambda: data.shuffle(4), "repeat": data.repeat,
        "take": lambda: data.take(20), "cache": data.cache,
        "map": lambda: data.map(lambda x: x * tf.random.uniform([])),
        "zip": lambda: tf.data.Dataset.zip((data, data)),
    }[last]()  # fmt: skip
    assert "Prefetch" in stages(dataset)


@pytest.mark.parametrize(
    "option", ["inject_prefetch", "apply_default_optimizations", "autotune.enabled"]
)
def test_options_switch_the_prefetch_off(option: str) -> None:
    import tensorflow as tf

    options = tf.data.Options()
    if option == "autotune.enabled":
        options.autotune.enabled = False
    else:
        setattr(options.experimental_optimization, option, False)
    if option == "autotune.enabled":  # such a pipeline keeps no model to ask
        with pytest.raises(tf.errors.NotFoundError):
            stages(batches().with_options(options))
    else:
        assert "Prefetch" not in stages(batches().with_options(options))


def test_options_switch_parallel_maps_off() -> None:
    import tensorflow as tf

    options = tf.data.Options()
    options.experimental_optimization.map_parallelization = False
    assert not in_parallel(batches().map(lambda x: x * 2.0).with_options(options))


def test_a_prefetch_in_the_middle_gets_a_second_one_at_the_end() -> None:
    import tensorflow as tf

    found = stages(batches().prefetch(2).map(lambda x: x * tf.random.uniform([])))
    assert found.count("Prefetch") == 2


def test_keras_prefetches_arrays_but_passes_datasets_through() -> None:
    import tensorflow as tf
    from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter
    from keras.src.trainers.data_adapters.tf_dataset_adapter import TFDatasetAdapter

    data = batches()
    assert TFDatasetAdapter(data).get_tf_dataset() is data
    adapter = ArrayDataAdapter(tf.zeros([64, 8]).numpy(), batch_size=8)
    assert "Prefetch" in type(adapter.get_tf_dataset()).__name__ or "Prefetch" in str(
        type(adapter.get_tf_dataset()._input_dataset)  # below the options
    )


IN_GRAPH = """
import time
import tensorflow as tf

events = []


def note(kind):
    def call(x):
        events.append((kind, int(x)))
        return x
    return call


def made(x):
    y = tf.py_function(note("made"), [x], tf.int64)
    y.set_shape([])
    return y


@tf.function
def run(ds):
    for x in ds:
        tf.py_function(note("used"), [x], tf.int64)
        tf.py_function(lambda: time.sleep(0.02), [], [])


def ahead(ds):
    '''How many elements were made before the one before them was used, at most.'''
    events.clear()
    run(ds)
    used, most = 0, 0
    for kind, x in events:
        if kind == "used":
            used += 1
        else:
            most = max(most, x + 1 - used)
    return most


ds = tf.data.Dataset.range(30).map(made)
print(ahead(ds), ahead(ds.prefetch(4)))
"""


def test_a_loop_inside_a_tf_function_gets_no_prefetch(tmp_path: Path) -> None:
    script = tmp_path / "in_graph.py"
    script.write_text(IN_GRAPH)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    without, explicit = map(int, done.stdout.split())
    assert without == 1, "each element is made when it is asked for"
    assert explicit > 1


# Caches and order.


def counted() -> tuple[Any, list[int]]:
    import tensorflow as tf

    runs: list[int] = []

    def generate() -> Any:
        runs.append(1)
        yield from range(8)

    signature = tf.TensorSpec((), tf.int64)
    return tf.data.Dataset.from_generator(generate, output_signature=signature), runs


def test_a_cache_lives_as_long_as_its_dataset() -> None:
    source, runs = counted()
    cached = source.cache().batch(4)
    for _ in range(4):
        list(cached)
        list(cached.map(lambda x: x + 1))
    assert len(runs) == 1


def test_a_cache_that_is_not_read_to_its_end_is_not_reused() -> None:
    source, runs = counted()
    first = source.cache().take(3)
    for _ in range(3):
        list(first)
    assert len(runs) == 3


def test_a_cache_behind_repeat_reads_its_source_again_and_again() -> None:
    source, runs = counted()
    endless = iter(source.repeat().cache())
    for _ in range(24):
        next(endless)
    assert len(runs) >= 3  # one more where it has read ahead
    source, runs = counted()
    endless = iter(source.cache().repeat())
    for _ in range(24):
        next(endless)
    assert len(runs) == 1


def test_a_cache_freezes_what_is_random_before_it() -> None:
    import tensorflow as tf

    numbers = tf.data.Dataset.range(64)

    def twice(dataset: Any) -> bool:
        first, second = ([float(x) for x in dataset] for _ in range(2))
        return first == second

    def noise(x: Any) -> Any:
        return tf.random.uniform([])

    assert twice(numbers.map(noise).cache())
    assert not twice(numbers.cache().map(noise))
    assert twice(numbers.shuffle(64).cache())
    assert not twice(numbers.cache().shuffle(64))


def test_a_cache_keeps_batches_that_a_shuffle_behind_it_only_permutes() -> None:
    import tensorflow as tf

    batches = tf.data.Dataset.range(64).shuffle(64).batch(8)

    def groups(dataset: Any) -> set[frozenset[int]]:
        return {frozenset(map(int, batch)) for batch in dataset}

    kept, fresh = batches.cache().shuffle(8), batches.shuffle(8)
    assert groups(kept) == groups(kept)
    assert groups(fresh) != groups(fresh)


def test_caching_before_or_behind_repeat_gives_the_same_elements() -> None:
    import tensorflow as tf

    numbers = tf.data.Dataset.range(50)
    assert [int(x) for x in numbers.repeat(2).cache()] == [
        int(x) for x in numbers.cache().repeat(2)
    ]


def test_parallel_interleave_keeps_the_order_only_with_a_cycle_length(tmp_path: Path) -> None:
    import tensorflow as tf

    names = [str(tmp_path / f"{i}.txt") for i in range(3)]
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("".join(f"{i}{j}\n" for j in range(3)))
    files = tf.data.Dataset.from_tensor_slices(names)

    def lines(**arguments: Any) -> list[bytes]:
        dataset = files.interleave(tf.data.TextLineDataset, **arguments)
        return [line.numpy() for line in dataset]

    auto = tf.data.AUTOTUNE
    assert lines(cycle_length=3) == lines(cycle_length=3, num_parallel_calls=auto)
    whole = [line.numpy() for line in tf.data.TextLineDataset(names)]
    assert whole == sorted(whole)
    parallel = tf.data.TextLineDataset(names, num_parallel_reads=2)
    assert [line.numpy() for line in parallel] != whole


@pytest.mark.parametrize(
    ("arguments", "apart"),
    [({}, False), ({"seed": 7}, False), ({"reshuffle_each_iteration": False}, True)],
)
def test_tfa316_take_and_skip_of_what_is_shuffled_anew_overlap(
    arguments: dict[str, int], apart: bool
) -> None:
    import tensorflow as tf

    data = tf.data.Dataset.range(100).shuffle(100, **arguments)
    first, second = data.take(50), data.skip(50)
    both = set(first.as_numpy_iterator()) & set(second.as_numpy_iterator())
    assert (not both) is apart


@pytest.mark.parametrize(
    ("arguments", "together"),
    [({}, False), ({"seed": 7}, False), ({"reshuffle_each_iteration": False}, True)],
)
def test_tfa316_zip_puts_parts_of_different_samples_together(
    arguments: dict[str, int], together: bool
) -> None:
    import tensorflow as tf

    def negative(number: tf.Tensor) -> tf.Tensor:
        return -number

    data = tf.data.Dataset.range(100).shuffle(100, **arguments)
    pairs = tf.data.Dataset.zip((data, data.map(negative)))
    assert all(a == -b for a, b in pairs.as_numpy_iterator()) is together


@pytest.mark.parametrize("anew", [True, False])
def test_tfa316_predictions_and_labels_of_two_passes(*, anew: bool) -> None:
    import numpy as np
    import tensorflow as tf

    rows = np.arange(100, dtype="float32")[:, None]
    model = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Activation("linear")])
    data = tf.data.Dataset.from_tensor_slices((rows, rows))
    data = data.shuffle(100, reshuffle_each_iteration=anew).batch(10)
    labels = np.concatenate([y for _, y in data])
    assert (labels == model.predict(data, verbose=0)).all() == (not anew)
    flows = tf.keras.preprocessing.image.ImageDataGenerator()
    images = np.broadcast_to(rows[:, None, None], (100, 2, 2, 3))
    mean = tf.keras.Sequential(
        [tf.keras.Input([2, 2, 3]), tf.keras.layers.GlobalAveragePooling2D()]
    )
    flow = flows.flow(images, rows[:, 0], shuffle=anew)
    found = mean.predict(flow, verbose=0)[:, 0]
    assert np.allclose(rows[:, 0], found) == (not anew)


def test_tfa316_sources_shuffle_anew(tmp_path: Path) -> None:
    import tensorflow as tf

    for number in range(60):
        (tmp_path / f"{number}.txt").touch()
    table = tmp_path / "table.csv"
    table.write_text("a,b\n" + "".join(f"{n},{n}\n" for n in range(60)), encoding="utf-8")
    names = tf.data.Dataset.list_files(f"{tmp_path}/*.txt", seed=1)
    rows = tf.data.experimental.make_csv_dataset(str(table), 1, label_name="b", num_epochs=1)
    for data in (names, rows.map(lambda _, label: label[0])):
        both = [set(part.as_numpy_iterator()) for part in (data.take(30), data.skip(30))]
        assert both[0] & both[1]


@pytest.mark.parametrize("name", GONE)
def test_options_that_are_gone(name: str) -> None:
    import tensorflow as tf

    options = tf.data.Options()
    *parts, last = name.split(".")
    holder = options
    for part in parts:
        holder = getattr(holder, part)
    with pytest.raises(AttributeError):
        setattr(holder, last, True)
    if GONE[name]:
        *parts, last = GONE[name].split(".")
        for part in parts:
            options = getattr(options, part)
        assert hasattr(options, last)
