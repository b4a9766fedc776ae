"""The loss is written into a text of several parts, for a function of another module."""

import tensorflow as tf
from progress import show

model = tf.keras.Sequential([tf.keras.layers.Dense(10)])
optimizer = tf.keras.optimizers.SGD(1e-3)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 10]))).batch(64)


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss[tf.newaxis]


total = 0
for i, (x, y) in enumerate(data):
    total += step(x, y)
    show(f"step {i}, " f"loss {total}")  # TFA701
