"""An autoencoder for sine waves, trained by a hand-written loop that logs every step."""

import numpy as np
import tensorflow as tf

batch_size = 16
epochs = 20

rng = np.random.default_rng(0)
time = np.linspace(0, 1, 64, dtype="float32")
frequency = rng.uniform(1, 5, (3_000, 1)).astype("float32")
phase = rng.uniform(0, 6, (3_000, 1)).astype("float32")
waves = np.sin(2 * np.pi * frequency * time + phase).astype("float32")

dataset = tf.data.Dataset.from_tensor_slices(waves).shuffle(3_000).batch(batch_size)

model = tf.keras.Sequential(
    [
        tf.keras.Input((64,)),
        tf.keras.layers.Dense(64, activation="tanh"),
        tf.keras.layers.Dense(4),
        tf.keras.layers.Dense(64, activation="tanh"),
        tf.keras.layers.Dense(64),
    ]
)
optimizer = tf.keras.optimizers.Adam(1e-3)


@tf.function
def train_step(batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(batch, training=True) - batch))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(epochs):
    losses = []
    for batch in dataset:
        losses.append(train_step(batch).numpy())
    print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}")
