"""Metrics that a comprehension makes for names, or for a number of outputs, read in each step."""

import tensorflow as tf
from tqdm import tqdm

KEYS = ["loss", "error"]
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return {"loss": loss, "error": tf.reduce_mean(tf.abs(y))}


def train(data):
    means = {key: tf.keras.metrics.Mean() for key in KEYS}
    bar = tqdm(data)
    for x, y in bar:
        for key, value in train_step(x, y).items():
            means[key](value)
        bar.set_description("%.4f %.4f" % tuple(means[key].result() for key in KEYS))  # TFA701


def train_longer(data):
    means = [tf.keras.metrics.Mean() for _ in KEYS]
    for x, y in data:
        step = train_step(x, y)
        means[0].update_state(step["loss"])
        means[1].update_state(step["error"])
        print(float(means[0].result()))  # TFA701


def train_again(data):
    means = {key: tf.keras.metrics.Mean() for key in KEYS}
    for x, y in data:
        for key, value in train_step(x, y).items():
            means[key].update_state(value)
        print({name: float(mean.result()) for name, mean in means.items()})  # TFA701


pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 2]), tf.zeros([640, 1]))).batch(8)
train(pairs)
train_longer(pairs)
train_again(pairs)
