import numpy as np
import tensorflow as tf

images = np.zeros([512, 28, 28, 1], "float32")
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])

few = [model(images[i : i + 1]) for i in range(5)]
chunks = [model(images[i : i + 64]) for i in range(0, len(images), 64)]
print(few, tf.concat(chunks, 0))
