import numpy as np
import tensorflow as tf

frames = np.random.rand(5000, 32, 32, 3)
labels = np.zeros([5000], "int32")
data = tf.data.Dataset.from_tensor_slices((frames, labels)).batch(50)  # TFA507
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
for x, y in data:
    model.train_on_batch(x, y)
