"""Without eager execution, Keras 2 predicts from an array without a pipeline of its own."""

import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
for row in np.zeros([100, 4], "float32"):
    print(model.predict(row[np.newaxis]))
