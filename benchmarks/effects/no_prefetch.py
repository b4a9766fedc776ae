"""A loop inside a tf.function over a pipeline that takes about as long as the step."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((4096, 512), dtype="float32"), rng.random((4096, 1), dtype="float32")
turn = tf.constant(rng.random((512, 512), dtype="float32") / 512)


def prepare(x, y):
    for _ in tf.range(12):
        x = tf.tanh(tf.matmul(x, turn))
    return x, y


train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(128)
train_ds = train_ds.map(prepare, num_parallel_calls=tf.data.AUTOTUNE)
model = tf.keras.Sequential([
    tf.keras.Input([512]),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(1),
])
optimizer = tf.keras.optimizers.SGD(0.01)
optimizer.build(model.trainable_variables)


@tf.function
def train_epoch():
    for inputs, targets in train_ds:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(inputs, training=True) - targets))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(500):
    train_epoch()
