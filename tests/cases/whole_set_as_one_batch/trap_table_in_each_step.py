# Batches, the first rows, few rows that are asked for, a set that has few, a look at all rows
# that no update follows, derivatives of second order, and gradients for what goes in.
import numpy as np
import pandas as pd
import tensorflow as tf

frame = pd.read_csv("turbines.csv")
rows = frame.values
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


def update(tape, loss):
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for start in range(0, len(rows), 64):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(rows[start : start + 64]))
    update(tape, loss)

first, few = frame.head(100).values, pd.read_csv("turbines.csv", nrows=200).values
flowers = pd.read_csv("data/iris.csv").values
points = tf.constant(pd.read_csv("points.csv").values, tf.float32)
for step in range(100):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(rows[:500])) + tf.reduce_mean(model(first))
        loss += tf.reduce_mean(model(few)) + tf.reduce_mean(model(flowers))
    update(tape, loss)
    with tf.GradientTape() as tape:
        with tf.GradientTape() as inner:
            inner.watch(points)
            value = model(points)
        loss = tf.reduce_mean(inner.gradient(value, points) - value)
    update(tape, loss)

with tf.GradientTape() as tape:
    loss = tf.reduce_mean(model(rows))
print(tape.gradient(loss, model.trainable_variables))

image = tf.Variable(np.load("image.npy"))
for step in range(40):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(image))
    image.assign_add(tf.sign(tape.gradient(loss, image)))

longer = pd.concat([frame.head(10), frame.head(20)])
model.compile("sgd", "mse")
for step in range(100):
    model.train_on_batch(longer.values, longer.values)
    model.train_on_batch(rows[: int(0.01 * len(rows))], rows[: int(0.01 * len(rows))])
    model.train_on_batch(rows[: min(64, len(rows))], rows[: min(64, len(rows))])
    model.train_on_batch(rows[: 2 * step], rows[: 2 * step])
    model.train_on_batch(rows[:1024], rows[:1024])
    model.train_on_batch(rows[step : step + 2048], rows[step : step + 2048])
