"""Functions of NumPy read what they get, as does a text for each of several losses."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
last = {"loss": 0.0}


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = tf.reduce_mean(tf.square(y - model(x, training=True)))
        loss = error + sum(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return {"loss": loss, "error": error}


def show(losses):
    text = ""
    for name in losses:
        text += name + ": {:.3f} ".format(losses[name])  # TFA701
    print(text, end="\r")


for x, y in dataset:
    losses = train_step(x, y)
    last["loss"] = np.float64(losses["loss"])  # TFA701
    if np.isnan(losses["error"]):  # TFA701
        print("not a number")
    show(losses)
    for name, loss in losses.items():
        print(name, loss)  # TFA701
