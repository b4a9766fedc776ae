"""A function that makes its strategy itself, so that who calls it cannot count the replicas."""

import tensorflow as tf
from builder import build_model, load_arrays


def train(path, epochs=50, batch_size=32):
    strategy = tf.distribute.MirroredStrategy()
    x, y = load_arrays(path)
    with strategy.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=batch_size, epochs=epochs)  # TFA403


def train_by_hand(rows, size=64):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        optimizer = tf.keras.optimizers.SGD(0.1)
        loss_fn = tf.keras.losses.MeanSquaredError()
    batches = tf.data.Dataset.from_tensor_slices(rows).batch(size)  # TFA403

    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    @tf.function
    def step(x, y):
        strategy.run(train_step, args=(x, y))

    for x, y in strategy.experimental_distribute_dataset(batches):
        step(x, y)
