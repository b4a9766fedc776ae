"""The memory of keras-rl, which asks nothing of Keras, for an agent of one's own."""

import numpy as np
import tensorflow as tf
from rl.memory import SequentialMemory

memory = SequentialMemory(limit=50_000, window_length=1)
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
for step in range(50_000):
    memory.append(np.random.random(4), step % 2, 1.0, False)
