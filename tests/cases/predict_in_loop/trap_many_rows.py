"""So many rows are split by `predict`; and what comes once an epoch costs little."""

import numpy as np
import tensorflow as tf

generator = tf.keras.Sequential([tf.keras.Input([16]), tf.keras.layers.Dense(8)])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
critic.compile("sgd", "mse")
for step in range(100):
    fake = generator.predict(np.random.normal(size=(10_000, 16)))
    critic.train_on_batch(fake[:32], np.zeros((32, 1)))
for epoch in range(100):
    for start in range(0, 320, 32):
        critic.train_on_batch(np.zeros((32, 8)), np.zeros((32, 1)))
    print(generator.predict(np.random.normal(size=(32, 16))).mean())
