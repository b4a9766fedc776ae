import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(20):
    model.fit(x, y, verbose=0)
    print(epoch, model.evaluate(x, y, verbose=0))
