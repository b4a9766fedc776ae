import sys

import numpy as np
import tensorflow as tf

x, y = np.zeros([64, 8], "float32"), np.zeros([64, 1], "float32")
if len(sys.argv) > 1:
    data, target = x, y
else:
    data, target = tf.data.Dataset.from_tensor_slices((x, y)).batch(8), None
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(data, target, batch_size=4)
