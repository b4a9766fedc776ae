"""Every kind of training loop gives a throughput, its batch size and its loss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tfaudit.tuner.measurement import Measurement, Status

pytestmark = pytest.mark.tensorflow
Trial = Callable[..., Measurement]

STEP = """
model, optimizer = make(), tf.keras.optimizers.Adam()

@tf.function
def step(a, b):
    with tf.GradientTape() as tape:
        loss = loss_fn(b, model(a, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss
"""
# (script, examples per step, batches per execution, replicas)
LOOPS: dict[str, tuple[str, int, int, int]] = {
    "fit on arrays, smaller than a window": (
        "m = make(); m.compile('adam', loss_fn); m.fit(x, y, batch_size=48, verbose=0)",
        48, 1, 1,
    ),
    "fit on a dataset of one batch": ("fit(data=data.unbatch().batch(4000))", 2000, 1, 1),
    "fit with steps per execution": (
        "m = make(); m.compile('adam', loss_fn, steps_per_execution=8); m.fit(data, verbose=0)",
        32, 8, 1,
    ),
    "fit with XLA": (
        "m = make(); m.compile('adam', loss_fn, jit_compile=True); m.fit(data, verbose=0)",
        32, 1, 1,
    ),
    "fit eagerly": (
        "m = make(); m.compile('adam', loss_fn, run_eagerly=True); m.fit(data, verbose=0)",
        32, 1, 1,
    ),
    "fit with a subclassed train step": (
        """
        class Mine(tf.keras.Model):
            def __init__(self):
                super().__init__()
                self.inner = make()
            def call(self, a):
                return self.inner(a)
            def train_step(self, pair):
                a, b = pair
                with tf.GradientTape() as tape:
                    loss = loss_fn(b, self(a))
                for v, g in zip(self.trainable_variables,
                                tape.gradient(loss, self.trainable_variables)):
                    v.assign_sub(0.01 * g)
                return {"my_loss": loss}
        m = Mine(); m.compile(); m.fit(data, verbose=0)
        """,
        32, 1, 1,
    ),
    "fit on a PyDataset with worker processes": (
        """
        class Batches(tf.keras.utils.Sequence):
            def __init__(self):
                super().__init__(workers=2, use_multiprocessing=True)
            def __len__(self):
                return 40
            def __getitem__(self, i):
                return x[50 * i : 50 * i + 50], y[50 * i : 50 * i + 50]
        if __name__ == "__main__":
            fit(data=Batches())
        """,
        50, 1, 1,
    ),
    "fit on a generator that ends": (
        "fit(data=((x[i : i + 20], y[i : i + 20]) for i in range(0, 2000, 20)))",
        20, 1, 1,
    ),
    "fit with a callback that stops it": (
        """
        class Stop(tf.keras.callbacks.Callback):
            def on_epoch_end(self, epoch, logs=None):
                self.model.stop_training = True
        fit(Stop(), epochs=5)
        """,
        32, 1, 1,
    ),
    "fit over logical devices": (
        """
        strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
        with strategy.scope():
            m = make(); m.compile("sgd", loss_fn)
        m.fit(data, verbose=0)
        """,
        32, 1, 2,
    ),
    "train_on_batch": (
        """
        m = make(); m.compile("adam", loss_fn)
        for epoch in range(1000):
            for i in range(0, 2000, 40):
                m.train_on_batch(x[i : i + 40], y[i : i + 40])
        """,
        40, 1, 1,
    ),
    "a step in a tf.function": (
        STEP + """
for epoch in range(10000):
    for a, b in data:
        step(a, b)
""",
        32, 1, 1,
    ),
    "a step that draws its batch": (
        STEP + """
batches = iter(data.repeat())

@tf.function
def draw_and_step():
    return step(*next(batches))

for epoch in range(1000000):
    draw_and_step()
""",
        32, 1, 1,
    ),
    "eager, without tf.data": (
        """
        model, optimizer = make(), tf.keras.optimizers.Adam()
        for epoch in range(1000):
            for i in range(0, 2000, 50):
                with tf.GradientTape() as tape:
                    loss = loss_fn(y[i : i + 50], model(x[i : i + 50], training=True))
                gradients = tape.gradient(loss, model.trainable_variables)
                optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        """,
        50, 1, 1,
    ),
    "gradients of four batches accumulated": (
        """
        model, optimizer = make(), tf.keras.optimizers.SGD()

        @tf.function
        def gradients_of(a, b):
            with tf.GradientTape() as tape:
                loss = loss_fn(b, model(a, training=True))
            return tape.gradient(loss, model.trainable_variables)

        total = None
        for epoch in range(1000):
            for k, (a, b) in enumerate(data.unbatch().batch(20)):
                g = gradients_of(a, b)
                total = g if total is None else [p + q for p, q in zip(total, g)]
                if k % 4 == 3:
                    optimizer.apply_gradients(zip(total, model.trainable_variables))
                    total = None
        """,
        80, 1, 1,
    ),
    "two optimizers, as in a GAN": (
        """
        first, second = make(), make()
        one, two = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()
        for epoch in range(1000):
            for a, b in data:
                with tf.GradientTape() as t1, tf.GradientTape() as t2:
                    l1, l2 = loss_fn(b, first(a)), loss_fn(b, second(a))
                g1 = t1.gradient(l1, first.trainable_variables)
                g2 = t2.gradient(l2, second.trainable_variables)
                one.apply_gradients(zip(g1, first.trainable_variables))
                two.apply_gradients(zip(g2, second.trainable_variables))
        """,
        32, 1, 1,
    ),
    "an optimizer for each step": (
        """
        model = make()
        for epoch in range(1000):
            for a, b in data:
                with tf.GradientTape() as tape:
                    loss = loss_fn(b, model(a))
                gradients = tape.gradient(loss, model.trainable_variables)
                adam = tf.keras.optimizers.Adam()
                adam.apply_gradients(zip(gradients, model.trainable_variables))
        """,
        32, 1, 1,
    ),
    "an epoch inside a tf.function": (
        STEP + """
@tf.function
def epoch():
    loss = 0.0
    for a, b in data:
        loss = step(a, b)
    return loss

for _ in range(10000):
    epoch()
""",
        32, 1, 1,
    ),
    "all of training inside one call": (
        STEP + """
@tf.function
def train(batches):
    loss = 0.0
    for _ in tf.range(100000000):
        a, b = next(batches)
        loss = step(a, b)
    return loss

train(iter(data.repeat()))
""",
        32, 1, 1,
    ),
    "strategy.run inside a tf.function": (
        """
        strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
        with strategy.scope():
            model, optimizer = make(), tf.keras.optimizers.SGD()

        def step(a, b):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(model(a, training=True) ** 2)
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))
            return loss

        @tf.function
        def distributed(batch):
            return strategy.run(step, args=batch)

        for epoch in range(10000):
            for batch in strategy.experimental_distribute_dataset(data):
                distributed(batch)
        """,
        32, 1, 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_is_measured(trial: Trial, name: str) -> None:
    text, batch, per_call, replicas = LOOPS[name]
    measured = trial(text, expected_batch=batch, logical_cpus=replicas)
    assert measured.status is Status.OK, measured.log.read_text()
    assert measured.examples_per_second is not None
    assert measured.low <= measured.examples_per_second <= measured.high
    assert (measured.batch, measured.batches_per_call) == (batch, per_call)
    assert measured.replicas == replicas
    assert measured.steps > 2
    assert measured.first_step_seconds > 0


@pytest.mark.parametrize(
    "text",
    [
        "fit()",
        "m = make(); m.compile('adam', loss_fn, steps_per_execution=4); m.fit(x, y, verbose=0)",
        """
        m = make(); m.compile("adam", loss_fn)
        while True:
            m.train_on_batch(x[:32], y[:32])
        """,
        STEP + "while True:\n    for a, b in data:\n        step(a, b)\n",
    ],
    ids=["fit", "steps per execution", "train_on_batch", "own loop"],
)
def test_keras_2_is_measured_too(trial: Trial, text: str) -> None:
    head = 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n'
    from conftest import HEAD

    check = '\nassert "src.engine" in tf.keras.Model.__module__\n'
    measured = trial(text, head=head + HEAD + check, expected_batch=32)
    assert measured.status is Status.OK, measured.log.read_text()
    assert measured.batch == 32
    assert measured.examples_per_second > 0
    assert measured.loss is not None


def test_pauses_between_epochs_are_no_training_time(trial: Trial) -> None:
    # A step takes 20 ms or more, because the callback sleeps; with the pause between two epochs
    # counted in, it would take 70 ms.
    measured = trial(
        """
        class Slow(tf.keras.callbacks.Callback):
            def on_train_batch_end(self, batch, logs=None):
                time.sleep(0.02)
            def on_epoch_end(self, epoch, logs=None):
                time.sleep(1.0)
        fit(Slow(), data=data.take(20))
        """,
        seconds=1.0,
    )
    # The last step of an epoch ends before the callback, so 19 sleeps make 20 steps.
    assert 0.019 <= measured.step_seconds < 0.069
    assert measured.examples_per_second == pytest.approx(32 / measured.step_seconds, rel=0.25)
    assert measured.first_epoch_seconds > 0.4


def test_another_batch_than_asked_for_is_told(trial: Trial) -> None:
    measured = trial("fit()", expected_batch=64)
    assert measured.status is Status.WRONG_BATCH
    assert measured.reason == "asked for 64 examples per step, 32 arrived"


def test_a_smaller_last_batch_is_no_other_batch(trial: Trial) -> None:
    measured = trial("fit(data=data.unbatch().batch(1999))", expected_batch=1999)
    assert measured.status is Status.OK
    # Two steps hold 2,000 examples: the throughput counts what arrived, not 2 x 1999.
    assert measured.examples_per_second * measured.step_seconds == pytest.approx(1000, rel=0.3)


def test_a_loss_that_is_not_finite_is_told(trial: Trial) -> None:
    measured = trial("fit(optimizer=tf.keras.optimizers.SGD(1e30))")
    assert measured.status is Status.BAD_LOSS
    assert "nan" in measured.reason or "inf" in measured.reason


def test_the_loss_is_recorded_by_examples_seen(trial: Trial) -> None:
    measured = trial("fit()")
    examples = [examples for examples, _ in measured.losses]
    assert examples == sorted(examples)
    assert examples[0] == 32
    assert (examples[-1], measured.losses[-1][1]) == (measured.loss_examples, measured.loss)


def test_a_trial_may_go_on_until_a_loss_is_reached(trial: Trial) -> None:
    # One seed for both: with weights of its own, the second could be there in fewer steps.
    text = """
    tf.keras.utils.set_random_seed(1)
    fit(data=data.map(lambda a, b: (a, b * 0)), optimizer=tf.keras.optimizers.SGD(0.003))
    """
    short = trial(text)
    assert short.loss is not None
    wanted = short.loss / 2
    long = trial(text, until_loss=wanted)
    assert long.status is Status.OK
    assert long.loss is not None
    assert long.loss <= wanted
    assert long.steps > short.steps
    assert trial(text, until_loss=-1.0, loss_timeout=1.0).status is Status.OK


def test_a_hopeless_trial_is_given_up(trial: Trial) -> None:
    measured = trial("fit()", hopeless_below=1e12, seconds=5.0, max_windows=20)
    assert measured.status is Status.PRUNED
    assert len(measured.windows) == 3


def test_validation_is_left_out_and_callbacks_do_not_miss_it(trial: Trial) -> None:
    text = """
    class Wants(tf.keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            assert logs["val_loss"] == logs["loss"]
            assert epoch < 2
        def on_test_begin(self, logs=None):
            os._exit(9)
    fit(Wants(), epochs=2, validation_data=data)
    """
    measured = trial(text)
    assert measured.status is Status.OK, measured.reason
    assert "validation is left out of trials" in measured.notes


def test_validation_can_be_kept_and_is_timed_apart(trial: Trial) -> None:
    text = """
    class Slow(tf.keras.callbacks.Callback):
        def on_test_batch_end(self, batch, logs=None):
            time.sleep(0.01)
    fit(Slow(), epochs=2, validation_data=data.take(20))
    """
    measured = trial(text, validation=True)
    assert measured.status is Status.OK, measured.reason
    assert measured.validation_seconds >= 0.2
    assert measured.step_seconds < 0.01


def test_a_cached_pipeline_is_measured_after_its_first_epoch(trial: Trial) -> None:
    text = """
    def slow(a, b):
        tf.py_function(lambda: time.sleep(0.02), [], [])
        return a, b
    fit(data=data.map(slow).cache(), epochs=3)
    """
    measured = trial(text, seconds=2.0)
    assert measured.status is Status.OK
    assert measured.first_epoch_seconds > 63 * 0.02
    assert measured.step_seconds < 0.02


def test_a_short_own_loop_is_measured_as_far_as_it_goes(trial: Trial) -> None:
    measured = trial(STEP + "for a, b in data.take(30):\n    step(a, b)\n", seconds=30.0)
    assert measured.status is Status.OK
    assert measured.steps == 30
    assert not measured.steady
    assert any("ended before" in note for note in measured.notes)


def test_one_step_is_too_few(trial: Trial) -> None:
    measured = trial(STEP + "for a, b in data.take(1):\n    step(a, b)\n")
    assert measured.status is Status.NO_STEPS
    assert "too few" in measured.reason
