"""Run by test_distribution.py in a process of its own: two logical CPUs under a MirroredStrategy.

Prints one JSON object: what each arrangement of model, optimizer, step and scope did.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Callable

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
keras = tf.keras
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
x = np.random.default_rng(0).random((64, 8), np.float32)
y = x[:, :1]


def model() -> Any:
    return keras.Sequential([
        keras.Input((8,)), keras.layers.Dense(1, kernel_initializer="ones")
    ])  # fmt: skip


def mirrored(trained: Any) -> bool:
    weight = trained.weights[0]
    variable = weight if callable(weight.value) else weight.value  # of Keras 2, of Keras 3
    return "Mirrored" in type(variable).__name__


def trains(trained: Any) -> str:
    trained.fit(x, y, batch_size=16, verbose=0)
    return "mirrored" if mirrored(trained) else "one device"


def all_inside() -> str:
    with strategy.scope():
        made = model()
        made.compile("adam", "mse")
    return trains(made)


def compile_outside() -> str:
    with strategy.scope():
        made = model()
    made.compile("adam", "mse")
    return trains(made)


def plain_sgd_outside() -> str:
    optimizer = keras.optimizers.SGD(0.1)
    with strategy.scope():
        made = model()
    made.compile(optimizer, "mse", metrics=["mae"])
    return trains(made)


def optimizer_alone_inside() -> str:
    with strategy.scope():
        made = model()
        optimizer = keras.optimizers.Adam(0.1)
    made.compile(optimizer, "mse", metrics=[keras.metrics.MeanAbsoluteError()])
    return trains(made)


def momentum_outside() -> str:
    optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
    with strategy.scope():
        made = model()
    made.compile(optimizer, "mse")
    return trains(made)


def optimizer_outside() -> str:
    optimizer = keras.optimizers.Adam()
    with strategy.scope():
        made = model()
        made.compile(optimizer, "mse")
    return trains(made)


def metric_outside() -> str:
    metric = keras.metrics.MeanAbsoluteError()
    with strategy.scope():
        made = model()
        made.compile("adam", "mse", metrics=[metric])
    return trains(made)


def model_outside() -> str:
    made = model()
    with strategy.scope():
        made.compile("adam", "mse")
    return trains(made)


def only_fit_inside() -> str:
    made = model()
    made.compile("adam", "mse")
    with strategy.scope():
        return trains(made)


def loss_outside() -> str:
    loss = keras.losses.MeanSquaredError()
    with strategy.scope():
        made = model()
        made.compile("adam", loss)
    return trains(made)


def metric_compiled_outside() -> str:
    with strategy.scope():
        made = model()
    made.compile("adam", "mse", metrics=[keras.metrics.MeanAbsoluteError()])
    return trains(made)


def layers_called_outside() -> str:
    inputs = keras.Input((8,))
    outputs = keras.layers.Dense(1)(inputs)
    with strategy.scope():
        made = keras.Model(inputs, outputs)
        made.compile("adam", "mse")
    return trains(made)


def layer_made_outside() -> str:
    layer = keras.layers.Dense(1)
    with strategy.scope():
        made = keras.Sequential([keras.Input((8,)), layer])
        made.compile("adam", "mse")
    return trains(made)


def base_outside() -> str:
    base = model()
    with strategy.scope():
        made = keras.Sequential([base, keras.layers.Dense(1)])
        made.compile("adam", "mse")
    return trains(made)


def all_outside() -> str:
    made = model()
    made.compile("adam", "mse")
    return trains(made)


def fit_inside_too() -> str:
    with strategy.scope():
        made = model()
        made.compile("adam", "mse")
        return trains(made)


def load_outside() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.keras"
        with strategy.scope():
            made = model()
            made.compile("sgd", "mse")
            made.save(path)
        return trains(keras.models.load_model(path))


def clone_outside() -> str:
    with strategy.scope():
        made = model()
    clone = keras.models.clone_model(made)
    clone.compile("sgd", "mse")
    return trains(clone)


def dataset(size: int = 16) -> Any:
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(size)


def sizes(batch: Any) -> list[int]:
    found = strategy.run(tf.function(lambda b: tf.shape(b[0])[0]), args=(batch,))
    return [int(size) for size in strategy.experimental_local_results(found)]


def plain_batch() -> list[int]:
    return sizes(next(iter(dataset())))


def distributed_batch() -> list[int]:
    return sizes(next(iter(strategy.experimental_distribute_dataset(dataset()))))


def array() -> list[int]:
    return sizes((x[:16],))


def distributed_samples() -> list[int]:
    """Single samples, each a vector of eight numbers."""
    samples = tf.data.Dataset.from_tensor_slices((x, y))
    return sizes(next(iter(strategy.experimental_distribute_dataset(samples))))


def from_function() -> list[int]:
    return sizes(next(iter(strategy.distribute_datasets_from_function(lambda _: dataset()))))


def from_function_scaled() -> list[int]:
    def make(context: Any) -> Any:
        return dataset(context.get_per_replica_batch_size(16))

    return sizes(next(iter(strategy.distribute_datasets_from_function(make))))


def samples_from_function() -> str:
    with strategy.scope():
        made = model()
        made.compile("sgd", "mse")
    samples = tf.data.Dataset.from_tensor_slices((x, y)).repeat()
    given = strategy.distribute_datasets_from_function(lambda _: samples)
    made.fit(given, steps_per_epoch=2, verbose=0)
    return "trains"


def none() -> Any:
    return keras.losses.MeanSquaredError(reduction="none")


LOSSES: dict[str, Callable[[Any, Any], Any]] = {
    "raw mean": lambda t, p: tf.reduce_mean((t - p) ** 2),
    "mean of an unreduced object": lambda t, p: tf.reduce_mean(none()(t, p)),
    "loss object": keras.losses.MeanSquaredError(),
    "mean of a loss object": lambda t, p: tf.reduce_mean(keras.losses.MeanSquaredError()(t, p)),
    "compute_average_loss": lambda t, p: tf.nn.compute_average_loss(none()(t, p)),
    "mean over the replicas": (
        lambda t, p: tf.reduce_mean((t - p) ** 2) / strategy.num_replicas_in_sync
    ),
    "sum by the global batch": lambda t, p: tf.reduce_sum(none()(t, p)) * (1 / 16),
    "sum object by the global batch": (
        lambda t, p: keras.losses.MeanSquaredError(reduction="sum")(t, p) / 16
    ),
    "unreduced": none(),
    "sum object": keras.losses.MeanSquaredError(reduction="sum"),
    "divided twice": (
        lambda t, p: keras.losses.MeanSquaredError()(t, p) / strategy.num_replicas_in_sync
    ),
    "average of a scalar": (
        lambda t, p: tf.nn.compute_average_loss(keras.losses.MeanSquaredError()(t, p))
    ),
}


def sgd() -> Any:
    return keras.optimizers.SGD(0.1)


def adam_of(rate: float = 0.1) -> Any:
    return keras.optimizers.Adam(rate)


def update(loss: Callable[[Any, Any], Any], make: Callable[[], Any] = sgd) -> float | str:
    """How far one step moves the weights, against a step on one device with the plain mean."""
    moved = []
    for how, scored in ((strategy, loss), (tf.distribute.get_strategy(), LOSSES["raw mean"])):
        with how.scope():
            made = model()
            optimizer = make()
            optimizer.build(made.trainable_variables)
        before = made.get_weights()[0].copy()

        def step(batch: Any, made: Any = made, optimizer: Any = optimizer, s: Any = scored) -> None:
            with tf.GradientTape() as tape:
                value = s(batch[1], made(batch[0], training=True))
            gradients = tape.gradient(value, made.trainable_variables)
            optimizer.apply_gradients(zip(gradients, made.trainable_variables, strict=True))

        how.run(tf.function(step), args=(next(iter(how.experimental_distribute_dataset(
            dataset()))),))  # fmt: skip
        moved.append(float(np.abs(made.get_weights()[0] - before).mean()))
    return round(moved[0] / moved[1], 3)


def compiled(loss: Any, *, own_step: bool = False) -> float:
    """How far `fit` moves the weights in one step, against the same on one device."""
    moved = []
    for how in (strategy, tf.distribute.get_strategy()):
        with how.scope():
            made = OwnStep() if own_step else model()
            made(x[:1])
            made.compile(sgd(), loss)
        before = made.get_weights()[0].copy()
        made.fit(x[:16], y[:16], batch_size=16, shuffle=False, verbose=0)
        moved.append(float(np.abs(made.get_weights()[0] - before).mean()))
    return round(moved[0] / moved[1], 3)


class OwnStep(keras.Model):  # type: ignore[misc,name-defined]
    """A model whose own step averages over the examples of a replica."""

    def __init__(self) -> None:
        super().__init__()
        self.dense = keras.layers.Dense(1, kernel_initializer="ones")

    def call(self, inputs: Any) -> Any:
        return self.dense(inputs)

    def train_step(self, data: Any) -> dict[str, Any]:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(data[0], training=True) - data[1]) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables, strict=True))
        return {"loss": loss}


def own_loop(*, model_inside: bool, optimizer: Callable[[], Any], optimizer_inside: bool) -> str:
    """One step of `strategy.run` on parts that are made inside or outside of the scope."""
    with strategy.scope() if model_inside else nullcontext():
        made = model()
    with strategy.scope() if optimizer_inside else nullcontext():
        moving = optimizer()

    def step(batch: Any) -> None:
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss((batch[1] - made(batch[0]))[:, 0] ** 2)
        gradients = tape.gradient(loss, made.trainable_variables)
        moving.apply_gradients(zip(gradients, made.trainable_variables, strict=True))

    for batch in strategy.experimental_distribute_dataset(dataset()):
        strategy.run(step, args=(batch,))
    return "trains"


def beside(optimizer: Callable[[], Any], *, built: bool = False, within: bool = False) -> str:
    """A step on parts of the scope that is called by itself, not by `strategy.run`."""
    with strategy.scope():
        made, moving = model(), optimizer()
        if built:
            moving.build(made.trainable_variables)
    with strategy.scope() if within else nullcontext():
        for batch in dataset():
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((batch[1] - made(batch[0], training=True)) ** 2)
            gradients = tape.gradient(loss, made.trainable_variables)
            moving.apply_gradients(zip(gradients, made.trainable_variables, strict=True))
    return "trains"


def step_of(optimizer: Any, *, built: bool, how: Any = strategy) -> Callable[[Any], Any]:
    with how.scope():
        made = model()
        if built:
            optimizer.build(made.trainable_variables)

    def step(batch: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = keras.losses.MeanSquaredError()(batch[1], made(batch[0], training=True))
        gradients = tape.gradient(loss, made.trainable_variables)
        optimizer.apply_gradients(zip(gradients, made.trainable_variables, strict=True))
        return loss

    return step


def adam(*, built: bool, how: Any = strategy) -> str:
    with how.scope():
        optimizer = keras.optimizers.Adam()
    run = tf.function(step_of(optimizer, built=built, how=how))
    for batch in how.experimental_distribute_dataset(dataset()):
        how.run(run, args=(batch,))
    return "trains"


def fitted_with(**settings: Any) -> str:
    with strategy.scope():
        trained = model()
        trained.compile("sgd", "mse", **settings)
    return trains(trained)


def worker(devices: int) -> Any:
    """The strategy of several workers, as the only one of them sees it, with so many devices."""
    local = [f"CPU:{i}" for i in range(devices)]
    return tf.distribute.MultiWorkerMirroredStrategy._from_local_devices(local)


def times_run_in_python(*, decorated: bool) -> int:
    """How often Python runs the step in four batches, on two replicas each."""
    ran = []

    def step(batch: Any) -> Any:
        ran.append(1)
        return tf.reduce_sum(batch[0])

    run = tf.function(step) if decorated else step
    for batch in strategy.experimental_distribute_dataset(dataset()):
        strategy.run(run, args=(batch,))
    return len(ran)


def late_cluster() -> str:
    cluster = {"worker": ["127.0.0.1:1", "127.0.0.1:2"]}
    task = {"type": "worker", "index": 0}
    os.environ["TF_CONFIG"] = json.dumps({"cluster": cluster, "task": task})
    try:
        tf.distribute.MultiWorkerMirroredStrategy()
    finally:
        del os.environ["TF_CONFIG"]
    return "made"


def rows_predicted() -> list[int]:
    """How many rows `predict` and `predict_on_batch` give for 20."""
    with strategy.scope():
        made = model()
    return [len(made.predict(x[:20], verbose=0)), len(made.predict_on_batch(x[:20]))]


SCOPES = (
    all_inside, compile_outside, plain_sgd_outside, momentum_outside, optimizer_outside,
    metric_outside, model_outside, optimizer_alone_inside,
    only_fit_inside, all_outside, fit_inside_too, load_outside, clone_outside, loss_outside,
    metric_compiled_outside, layers_called_outside, layer_made_outside, base_outside,
)  # fmt: skip
BATCHES = (
    plain_batch, distributed_batch, array, distributed_samples, from_function,
    from_function_scaled, samples_from_function,
)  # fmt: skip


def outcome(function: Callable[[], Any]) -> Any:
    try:
        return function()
    except Exception as error:  # what is raised is the fact
        return f"{type(error).__name__}: {error}"[:300]


def main() -> None:
    found = {f.__name__: outcome(f) for f in (*SCOPES, *BATCHES)}
    found |= {name: outcome(partial(update, loss)) for name, loss in LOSSES.items()}
    found["raw mean with Adam"] = outcome(lambda: update(LOSSES["raw mean"], adam_of))
    found["compiled scalar"] = outcome(lambda: compiled(LOSSES["raw mean"]))
    found["compiled by example"] = outcome(
        lambda: compiled(lambda t, p: tf.reduce_mean((t - p) ** 2, axis=-1))
    )
    found["own train_step"] = outcome(lambda: compiled(None, own_step=True))
    for name, inside, optimizer, optimizer_inside in (
        ("loop inside", True, sgd, True),
        ("loop, model outside", False, sgd, True),
        ("loop, all outside", False, sgd, False),
        ("loop, SGD outside", True, sgd, False),
        ("loop, Adam outside", True, adam_of, False),
    ):
        found[name] = outcome(
            partial(
                own_loop, model_inside=inside, optimizer=optimizer,
                optimizer_inside=optimizer_inside,
            )
        )  # fmt: skip
    found["beside, SGD"] = outcome(lambda: beside(sgd))
    found["beside, Adam"] = outcome(lambda: beside(adam_of))
    found["beside, Adam built"] = outcome(lambda: beside(adam_of, built=True))
    found["beside, within the scope"] = outcome(lambda: beside(sgd, within=True))
    found["adam unbuilt"] = outcome(lambda: adam(built=False))
    found["adam built"] = outcome(lambda: adam(built=True))
    for devices in (1, 2):
        found[f"adam unbuilt, worker of {devices}"] = outcome(
            partial(adam, built=False, how=worker(devices))
        )
    found["fit, several steps a call"] = outcome(lambda: fitted_with(steps_per_execution=4))
    found["fit, with XLA"] = outcome(lambda: fitted_with(jit_compile=True))
    found["eager runs"] = outcome(lambda: times_run_in_python(decorated=False))
    found["graph runs"] = outcome(lambda: times_run_in_python(decorated=True))
    found["late cluster"] = outcome(late_cluster)
    found["rows predicted"] = outcome(rows_predicted)
    json.dump(found, sys.stdout)


main()
