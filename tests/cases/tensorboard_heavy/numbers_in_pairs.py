"""Each step writes what it gives, number after number, with names or weights beside them."""

import tempfile

import tensorflow as tf
from data import batches
from networks import build

model = build(10)
model.compile("adam", "mse", metrics=["mae"])
writer = tf.summary.create_file_writer(tempfile.mkdtemp())
names = ["train/loss", "train/mae"]

with writer.as_default():
    for epoch in range(20):
        for step in range(1000):
            x, y = next(batches)
            losses = model.train_on_batch(x, y)
            for name, loss in zip(names, losses):
                tf.summary.scalar(name, loss, step=epoch * 1000 + step)  # TFA802
        for name, loss in zip(names, model.evaluate(x, y)):
            tf.summary.scalar(f"test/{name}", loss, step=epoch)

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

for epoch in range(5):
    for step, x in enumerate(dataset):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(net(x)))
        weights = net.trainable_variables
        gradients = tape.gradient(loss, weights)
        optimizer.apply_gradients(zip(gradients, weights))
        with writer.as_default():
            for gradient, weight in zip(gradients, weights):
                tf.summary.histogram(weight.name, gradient, step=step)  # TFA802
            for at, norm in enumerate([tf.norm(loss), tf.linalg.global_norm(gradients)]):
                tf.summary.scalar(f"norm{at}", norm, step=step)  # TFA802
    with writer.as_default():
        for weight in net.trainable_variables:
            tf.summary.histogram(weight.name, weight, step=epoch)
