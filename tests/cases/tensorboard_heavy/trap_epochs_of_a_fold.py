"""Each fold trains with all of its rows at once: one summary an epoch."""

import numpy as np
import tensorflow as tf

writer = tf.summary.create_file_writer("logs")
optimizer = tf.keras.optimizers.Adam()
rows = np.zeros((200, 8), "float32")

for fold in range(5):
    network = tf.keras.Sequential([tf.keras.layers.Dense(8)])
    optimizer = tf.keras.optimizers.Adam()
    for epoch in range(50):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((network(rows) - rows) ** 2)
        gradients = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables))
        with writer.as_default():
            tf.summary.scalar(f"loss-{fold}", loss, epoch)
