"""What is fetched under a tape is there already, on the host."""

import tensorflow as tf
from networks import make
from storage import Rows

model = make(16)
rows = Rows("train.db")
optimizer = tf.keras.optimizers.Adam()
names = []

for step in range(10_000):
    with tf.GradientTape() as tape:
        x, y, name = rows.sample_batch(32)
        names.append(name.numpy())
        loss = tf.reduce_mean(tf.square(y - model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
