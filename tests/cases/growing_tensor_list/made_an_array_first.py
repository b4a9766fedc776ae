"""What grows is made an array before each part is appended to it."""

import numpy as np
import tensorflow as tf

from project import batches, metrics

model = tf.keras.Sequential([tf.keras.layers.Dense(3)])
begun = False
for x, y in batches():
    outputs = model(x, training=False)
    if not begun:
        scores = outputs.numpy()
        begun = True
    else:
        scores = np.append(np.array(scores), outputs.numpy(), axis=0)  # TFA702
print(metrics(scores))
