"""The number is no batch size, or there are arrays to be cut."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("flowers.keras")
x, y = np.zeros([64, 8]), np.zeros([64])
print(model.evaluate(x, y, 32), model.predict(x, 32))
pictures = tf.keras.utils.image_dataset_from_directory("test")
print(model.predict(pictures, None), model.evaluate(pictures, None))
sizes = [64]
print(model.predict(*[x], *sizes))
