"""One sample, again and again, is a measurement; so is a list of that one sample."""

import time

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
sample = np.expand_dims(np.zeros([8]), axis=0)
for _ in range(100):
    start = time.time()
    model.predict(sample)
    print(time.time() - start)
for only in [sample]:
    print(model.predict(only))
