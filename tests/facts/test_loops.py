"""What loops cost by the way TensorFlow and Keras work, shown on the installed versions.

The rules on hand-written loops, callbacks and sessions rest on these facts.
"""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.tensorflow


def test_a_call_between_two_runs_adds_to_the_graph() -> None:
    import tensorflow.compat.v1 as tf

    with tf.Graph().as_default() as graph, tf.Session() as session:
        x = tf.placeholder(tf.float32, [])
        built = tf.square(x)
        sizes = []
        for _ in range(3):
            session.run(built, {x: 2.0})
            sizes.append(len(graph.get_operations()))
        assert len(set(sizes)) == 1, "running adds nothing"
        for _ in range(3):
            session.run(tf.square(x), {x: 2.0})
            sizes.append(len(graph.get_operations()))
        assert sizes[2] < sizes[3] < sizes[4] < sizes[5]
        graph.finalize()
        with pytest.raises(RuntimeError, match="finalized"):
            tf.square(x)


def test_every_get_next_and_saver_adds_to_the_graph() -> None:
    import tensorflow.compat.v1 as tf

    with tf.Graph().as_default() as graph:
        variable = tf.Variable(1.0)
        iterator = tf.data.make_one_shot_iterator(tf.data.Dataset.range(3))
        for build in (iterator.get_next, tf.train.Saver, lambda: tf.assign(variable, 2.0)):
            before = len(graph.get_operations())
            build()
            assert len(graph.get_operations()) > before


def test_a_persistent_tape_warns_of_a_gradient_in_its_block(
    caplog: pytest.LogCaptureFixture,
) -> None:
    import tensorflow as tf

    x = tf.Variable(3.0)
    with caplog.at_level(logging.WARNING, "tensorflow"):
        with tf.GradientTape(persistent=True) as tape:
            y = x**2
            inside = tape.gradient(y, x)
        assert "significantly less efficient" in caplog.text
        caplog.clear()
        assert tape.gradient(y, x) == inside
        with tf.GradientTape() as once:
            y = x**2
            assert once.gradient(y, x) == inside
        assert not caplog.text


def test_a_target_computed_behind_the_block_has_no_gradient() -> None:
    import tensorflow as tf

    x = tf.Variable(3.0)
    with tf.GradientTape(persistent=True) as tape:
        y = x**2
        assert tape.gradient(-y, x) == -6.0
    assert tape.gradient(y, x) == 6.0
    assert tape.gradient(-y, x) is None


def test_a_function_made_in_a_loop_is_traced_in_each_iteration() -> None:
    import tensorflow as tf

    traced = []

    def double(x: Any) -> Any:
        traced.append(x)
        return 2 * x

    once = tf.function(double)
    for _ in range(5):
        once(tf.constant(1.0))
    assert len(traced) == 1
    for _ in range(5):
        tf.function(double)(tf.constant(1.0))
    assert len(traced) == 1 + 5


@pytest.mark.parametrize(("settings", "traces"), [({}, 5), ({"reduce_retracing": True}, 2)])
def test_a_trace_for_each_length(settings: dict[str, Any], traces: int) -> None:
    import tensorflow as tf

    lengths = tf.data.Dataset.range(1, 11)
    dataset = lengths.map(lambda n: tf.ones([n])).padded_batch(2, padded_shapes=[None])
    total = tf.function(tf.reduce_sum, **settings)
    shapes = {tuple(batch.shape) for batch in dataset}
    for batch in dataset:
        total(batch)
    assert len(shapes) == 5
    assert total.experimental_get_tracing_count() == traces


def test_a_trace_for_each_python_number_wherever_it_is_and_none_for_numpys() -> None:
    import numpy as np
    import tensorflow as tf

    def traces(give: Callable[[int], Any]) -> int:
        counted = tf.function(lambda _: tf.constant(1))
        for i in range(5):
            counted(give(i))
        return int(counted.experimental_get_tracing_count())

    for python in (
        float, lambda i: (tf.zeros([2]), i), lambda i: {"rate": i / 10}, lambda i: f"step {i}",
        lambda _: np.random.beta(0.2, 0.2), lambda _: np.random.uniform(0.5, 1.5),
    ):  # fmt: skip
        assert traces(python) == 5
    for others in (np.float32, np.exp, tf.constant, lambda _: np.random.uniform(size=[2])):
        assert traces(others) == 1


def test_one_jacobian_needs_no_persistent_tape_unless_it_is_many_gradients() -> None:
    import tensorflow as tf

    x = tf.Variable([1.0, 2.0])
    for settings in ({}, {"experimental_use_pfor": False}):
        with tf.GradientTape() as tape:
            y = x**2
        if settings:
            with pytest.raises(RuntimeError, match="persistent=True"):
                tape.jacobian(y, x, **settings)
        else:
            assert tape.jacobian(y, x).numpy().tolist() == [[2.0, 0.0], [0.0, 4.0]]


def test_parts_put_together_at_once_are_the_same() -> None:
    import numpy as np
    import tensorflow as tf

    parts = [tf.reshape(tf.range(n * 3, dtype=tf.float32), [n, 3]) for n in range(5)]
    grown = parts[0]
    for part in parts[1:]:
        grown = tf.concat([grown, part], axis=0)
    np.testing.assert_array_equal(grown, tf.concat(parts, axis=0))
    np.testing.assert_array_equal(parts[2], tf.concat([parts[2]], axis=0))


def model() -> Any:
    import keras

    made = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    made.compile("sgd", "mse")
    return made


# NumPy 2 warns of how Keras turns variables into arrays.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_save_freq_counts_batches(tmp_path: Path) -> None:
    import keras
    import numpy as np

    keep = keras.callbacks.ModelCheckpoint(tmp_path / "{batch}.keras", save_freq=5)
    model().fit(
        np.zeros([32, 8]), np.zeros([32, 1]), batch_size=2, verbose=0, callbacks=[keep]
    )  # 16 batches
    assert len(list(tmp_path.glob("*.keras"))) == 3


def test_batch_methods_run_after_every_batch_and_lambdas_too() -> None:
    import keras
    import numpy as np

    called: list[str] = []

    class Watch(keras.callbacks.Callback):
        def on_train_batch_end(self, batch: int, logs: object = None) -> None:
            called.append("method")

    note = keras.callbacks.LambdaCallback(on_train_batch_end=lambda b, logs: called.append("other"))
    x, y = np.zeros([32, 8]), np.zeros([32, 1])
    model().fit(x, y, batch_size=8, verbose=0, callbacks=[Watch(), note])
    assert called.count("method") == called.count("other") == 4


def test_tensorboard_writes_once_an_epoch_and_profiles_nothing_unless_told() -> None:
    import keras

    settings = inspect.signature(keras.callbacks.TensorBoard.__init__).parameters
    assert settings["update_freq"].default == "epoch"
    assert settings["profile_batch"].default == 0
    assert settings["histogram_freq"].default == 0
    assert keras.callbacks.TensorBoard(update_freq="batch").update_freq == 1


def test_train_on_batch_gives_numbers_not_tensors() -> None:
    import numpy as np
    import tensorflow as tf

    loss = model().train_on_batch(np.zeros([4, 8]), np.zeros([4, 1]))
    assert not tf.is_tensor(loss)
    assert float(loss) == 0.0


@pytest.mark.parametrize(
    "method", ["get_weights", "predict", "predict_on_batch", "evaluate", "fit"]
)
def test_a_graph_cannot_ask_a_model_for_arrays(method: str) -> None:
    import tensorflow as tf

    asked, x, y = model(), tf.zeros([4, 8]), tf.zeros([4, 1])
    given = {"get_weights": (), "fit": (x, y), "evaluate": (x, y)}.get(method, (x,))
    with pytest.raises((NotImplementedError, AttributeError, TypeError)):
        tf.function(lambda: getattr(asked, method)(*given), autograph=False)()


def test_a_python_range_is_unrolled_and_a_tensor_range_is_not() -> None:
    import tensorflow as tf

    def operations(loop_over: Any, count: int) -> int:
        def body(x: Any) -> Any:
            for _ in loop_over(count):
                x = tf.tanh(x)
            return x

        traced = tf.function(body).get_concrete_function(tf.TensorSpec([4]))
        return len(traced.graph.get_operations())

    assert operations(range, 100) - operations(range, 50) == 50
    assert operations(tf.range, 100) == operations(tf.range, 50)


@pytest.mark.parametrize(("steps", "taken"), [(None, 11), (10, 12)])
def test_with_steps_per_epoch_keras_3_runs_whole_calls(steps: int | None, taken: int) -> None:
    import keras
    import tensorflow as tf

    if not keras.__version__.startswith("3."):
        pytest.skip("this TensorFlow comes with Keras 2")
    batches = []

    class Watch(keras.callbacks.Callback):  # type: ignore[misc]
        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            batches.append(batch)

    data = tf.data.Dataset.from_tensor_slices((tf.zeros([88, 2]), tf.zeros([88, 1]))).batch(8)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse", steps_per_execution=4)
    if steps:
        data = data.repeat()
    model.fit(data, steps_per_epoch=steps, callbacks=[Watch()], verbose=0, shuffle=False)
    assert int(model.optimizer.iterations) == taken
    assert batches == [3, 7, 11], "callbacks see every fourth batch"


SPECIAL: dict[str, Any] = {
    "cast": lambda tf, a: tf.cast(a, "int32"),
    "clip_by_value": lambda tf, a: tf.clip_by_value(a, 0.0, 0.7),
    "concat": lambda tf, a: tf.concat([a, a], 0),
    "einsum": lambda tf, a: tf.einsum("ijk,ljk->il", a, a),
    "expand_dims": lambda tf, a: tf.expand_dims(a, 0),
    "gather": lambda tf, a: tf.gather(a, [0, 1]),
    "gather_nd": lambda tf, a: tf.gather_nd(a, [[0, 1]]),
    **{
        f"image.adjust_{what}": lambda tf, a, what=what: getattr(tf.image, f"adjust_{what}")(a, 0.5)
        for what in ("brightness", "contrast", "gamma", "hue", "saturation")
    },
    "image.convert_image_dtype": lambda tf, a: tf.image.convert_image_dtype(a, tf.float64),
    "image.crop_to_bounding_box": lambda tf, a: tf.image.crop_to_bounding_box(a, 1, 1, 2, 2),
    "image.grayscale_to_rgb": lambda tf, a: tf.image.grayscale_to_rgb(a[..., :1]),
    "image.pad_to_bounding_box": lambda tf, a: tf.image.pad_to_bounding_box(a, 1, 1, 9, 9),
    "image.resize_with_crop_or_pad": lambda tf, a: tf.image.resize_with_crop_or_pad(a, 6, 2),
    "image.central_crop": lambda tf, a: tf.image.central_crop(a, 0.5),
    "logical_and": lambda tf, a: tf.logical_and(a > 0.2, a < 0.8),
    "logical_not": lambda tf, a: tf.logical_not(a > 0.5),
    "logical_or": lambda tf, a: tf.logical_or(a < 0.2, a > 0.8),
    "reduce_all": lambda tf, a: tf.reduce_all(a > 0.2, axis=-1),
    "reduce_any": lambda tf, a: tf.reduce_any(a > 0.8, axis=-1),
    "nn.sigmoid_cross_entropy_with_logits": lambda tf, a: tf.nn.sigmoid_cross_entropy_with_logits(
        labels=a, logits=a
    ),
    "nn.softmax_cross_entropy_with_logits": lambda tf, a: tf.nn.softmax_cross_entropy_with_logits(
        labels=a, logits=a
    ),
    "one_hot": lambda tf, a: tf.one_hot(tf.cast(a, "int32"), 3),
    "pad": lambda tf, a: tf.pad(a, [[1, 1], [0, 0], [0, 0]]),
    "reshape": lambda tf, a: tf.reshape(a, [-1]),
    "reverse": lambda tf, a: tf.reverse(a, [0]),
    "roll": lambda tf, a: tf.roll(a, 1, 0),
    "split": lambda tf, a: tf.split(a, 2)[0],
    "squeeze": lambda tf, a: tf.squeeze(a[:1]),
    "stack": lambda tf, a: tf.stack([a, a]),
    "tensordot": lambda tf, a: tf.tensordot(a, a, [[0, 1, 2], [0, 1, 2]]),
    "tile": lambda tf, a: tf.tile(a, [2, 1, 1]),
    "where": lambda tf, a: tf.where(a > 0.5, a, 0.0),
    **{name: lambda tf, a: a @ a[:, :3] for name in ("matmul", "linalg.matmul")},
    **{name: lambda tf, a: tf.linalg.inv(a[:3, :3, 0]) for name in ("linalg.inv",)},
    **{name: lambda tf, a: tf.linalg.trace(a[:3, :3, 0]) for name in ("linalg.trace",)},
    "linalg.band_part": lambda tf, a: tf.linalg.band_part(a[..., 0], 0, -1),
    "linalg.cholesky": lambda tf, a: tf.linalg.cholesky(
        a[..., 0] @ tf.transpose(a[..., 0]) + tf.eye(4)
    ),
    "linalg.matvec": lambda tf, a: tf.linalg.matvec(a[..., 0], a[0, :, 0]),
    "linalg.set_diag": lambda tf, a: tf.linalg.set_diag(a[..., 0], a[0, :, 0]),
    "linalg.tensor_diag_part": lambda tf, a: tf.linalg.tensor_diag_part(a[..., 0]),
    "keras.backend.cast": lambda tf, a: tf.keras.backend.cast(a, "float64"),
    "keras.backend.clip": lambda tf, a: tf.keras.backend.clip(a, 0.0, 0.7),
    "keras.backend.concatenate": lambda tf, a: tf.keras.backend.concatenate([a, a], 0),
    "keras.backend.permute_dimensions": lambda tf, a: tf.keras.backend.permute_dimensions(
        a, (2, 0, 1)
    ),
    "keras.backend.reshape": lambda tf, a: tf.keras.backend.reshape(a, [-1]),
    "keras.backend.squeeze": lambda tf, a: tf.keras.backend.squeeze(a[:1], 0),
    "keras.backend.stack": lambda tf, a: tf.keras.backend.stack([a, a]),
    "keras.ops.cast": lambda tf, a: tf.keras.ops.cast(a, "int32"),
    "keras.ops.clip": lambda tf, a: tf.keras.ops.clip(a, 0.0, 0.7),
    "keras.ops.concatenate": lambda tf, a: tf.keras.ops.concatenate([a, a], 0),
    "keras.ops.einsum": lambda tf, a: tf.keras.ops.einsum("ijk,ljk->il", a, a),
    "keras.ops.expand_dims": lambda tf, a: tf.keras.ops.expand_dims(a, 0),
    "keras.ops.logical_not": lambda tf, a: tf.keras.ops.logical_not(a > 0.5),
    "keras.ops.matmul": lambda tf, a: tf.keras.ops.matmul(a, a[:, :3]),
    "keras.ops.norm": lambda tf, a: tf.keras.ops.norm(a, axis=-1),
    "keras.ops.one_hot": lambda tf, a: tf.keras.ops.one_hot(tf.cast(a, "int32"), 3),
    "keras.ops.pad": lambda tf, a: tf.keras.ops.pad(a, [[1, 1], [0, 0], [0, 0]]),
    "keras.ops.reshape": lambda tf, a: tf.keras.ops.reshape(a, [-1]),
    "keras.ops.roll": lambda tf, a: tf.keras.ops.roll(a, 1, 0),
    "keras.ops.split": lambda tf, a: tf.keras.ops.split(a, 2)[0],
    "keras.ops.squeeze": lambda tf, a: tf.keras.ops.squeeze(a[:1]),
    "keras.ops.stack": lambda tf, a: tf.keras.ops.stack([a, a]),
    "keras.ops.tensordot": lambda tf, a: tf.keras.ops.tensordot(a, a, 3),
    "keras.ops.tile": lambda tf, a: tf.keras.ops.tile(a, [2, 1, 1]),
    "keras.ops.where": lambda tf, a: tf.keras.ops.where(a > 0.5, a, 0.0),
}
TWICE = {
    "equal", "greater", "greater_equal", "less", "less_equal", "not_equal",
    "add", "divide", "maximum", "minimum", "multiply", "subtract", "math.divide_no_nan",
    "math.multiply_no_nan", "keras.backend.maximum", "keras.backend.minimum",
    *(f"keras.ops.{n}" for n in ("add", "divide", "maximum", "minimum", "multiply", "subtract")),
}  # fmt: skip


def test_what_vectorized_map_rewrites() -> None:
    """With its fallback to a loop forbidden; the values are those of one call after the other."""
    import numpy as np
    import tensorflow as tf

    from tfaudit.rules._sample_loops import VECTORIZED

    images = tf.random.stateless_uniform([2, 4, 4, 3], [1, 2]) + 0.1
    for full in sorted(VECTORIZED):
        name = full.removeprefix("tensorflow.")
        plain = tf
        for part in name.split("."):
            plain = getattr(plain, part)
        assert getattr(tf.math, name, plain) is plain, name

        def apply(image: Any, name: str = name, plain: Any = plain) -> Any:
            if name in SPECIAL:
                return SPECIAL[name](tf, image)
            if name in TWICE:
                return plain(image, image)
            return plain(image, 2.0) if name.endswith(("pow", "power")) else plain(image)

        found = tf.vectorized_map(apply, images, fallback_to_while_loop=False)
        expected = tf.stack([apply(image) for image in images])
        assert np.allclose(np.asarray(found, float), np.asarray(expected, float), atol=1e-3), name
    for refused in (tf.unique, lambda row: tf.boolean_mask(row, row > 0.5)):
        with pytest.raises(ValueError, match=r"pfor|convert"):
            tf.vectorized_map(refused, tf.ones([2, 3]), fallback_to_while_loop=False)


def test_the_map_of_keras_is_a_loop_and_its_vectorized_map_none() -> None:
    import keras
    import tensorflow as tf

    def pair(both: Any) -> Any:
        return keras.ops.sum(both[0] * both[1])

    rows = tf.ones([4, 3])
    loops = {}
    for function in (keras.ops.map, keras.ops.vectorized_map):
        traced = tf.function(lambda a, b, f=function: f(pair, (a, b))).get_concrete_function(
            rows, rows
        )
        types = {operation.type for operation in traced.graph.get_operations()}
        loops[function] = any("While" in name for name in types)
        assert list(traced(rows, rows).numpy()) == [3.0] * 4
    assert loops == {keras.ops.map: True, keras.ops.vectorized_map: False}


def test_python_counts_once_in_a_graph_and_values_cannot_be_read() -> None:
    import tensorflow as tf

    counted, total = [0], tf.Variable(0.0)

    @tf.function
    def step() -> None:
        counted[0] += 1
        total.assign_add(float(counted[0]))

    for _ in range(3):
        step()
    assert (counted[0], float(total)) == (1, 3.0), "the graph keeps the first number"
    with pytest.raises(AttributeError, match="numpy"):
        tf.function(lambda: total.read_value().numpy())()


def test_an_inner_graph_may_make_variables_when_first_called_in_an_outer_one() -> None:
    import tensorflow as tf

    class Dense(tf.Module):  # type: ignore[misc, name-defined]
        built = False

        @tf.function  # type: ignore[untyped-decorator]
        def __call__(self, x: Any) -> Any:
            if not self.built:
                self.w = tf.Variable(tf.ones((x.shape[1], 1)))
                self.built = True
            return x @ self.w

    def losses(compiled: bool) -> list[float]:
        layer, optimizer = Dense(), tf.keras.optimizers.SGD(0.01)
        x = tf.reshape(tf.range(12.0), (4, 3)) / 12
        y = tf.ones((4, 1))

        def step() -> Any:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(layer(x) - y))
            gradients = tape.gradient(loss, layer.trainable_variables)
            optimizer.apply_gradients(zip(gradients, layer.trainable_variables, strict=True))
            return loss

        run = tf.function(step) if compiled else step
        return [float(run()) for _ in range(3)]

    assert losses(compiled=True) == pytest.approx(losses(compiled=False))


def test_measures_of_images_take_batches() -> None:
    import numpy as np
    import tensorflow as tf

    first, second = tf.random.uniform([3, 192, 192, 3]), tf.random.uniform([3, 192, 192, 3])
    for measure in (tf.image.psnr, tf.image.ssim, tf.image.ssim_multiscale):
        each = [measure(first[i], second[i], 1.0) for i in range(3)]
        np.testing.assert_allclose(measure(first, second, 1.0), each, atol=1e-4)


def test_an_optimizer_made_in_each_step_forgets_and_in_a_graph_raises() -> None:
    import tensorflow as tf

    rows = tf.random.stateless_normal([32, 4], seed=(1, 2))

    def train(make: Callable[[], Any], *, anew: bool) -> float:
        weights = tf.Variable(tf.ones([4, 1]))
        kept = make()
        for _ in range(5):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(rows @ weights))
            gradient = tape.gradient(loss, weights)
            (make() if anew else kept).apply_gradients([(gradient, weights)])
        return float(tf.reduce_sum(weights))

    def momentum() -> Any:
        return tf.keras.optimizers.SGD(0.1, momentum=0.9)

    plain = train(lambda: tf.keras.optimizers.SGD(0.1), anew=False)
    assert train(momentum, anew=True) == pytest.approx(plain, rel=1e-5)
    assert train(momentum, anew=False) != pytest.approx(plain, rel=1e-2)

    weights = tf.Variable(tf.ones([4, 1]))

    @tf.function  # type: ignore[untyped-decorator]
    def step() -> None:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(rows @ weights))
        momentum().apply_gradients([(tape.gradient(loss, weights), weights)])

    with pytest.raises(ValueError, match="created on the first call"):
        step()
