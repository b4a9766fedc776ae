"""What is made an array is another list, or a part: nothing grows."""

import numpy as np
import tensorflow as tf

from project import batches, show

model = tf.keras.Sequential([tf.keras.layers.Dense(3)])
rows = [[0.0, 0.0, 0.0]]
for x, y in batches():
    outputs = model(x, training=False)
    scores = np.append(np.array(rows), outputs.numpy(), axis=0)
    rest = np.append(np.array(rows[1:]), outputs.numpy(), axis=0)
    show(scores, rest)
