"""A few copies of a few images, a few images of each of many batches that are shown, and epochs."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8, 8, 1]), tf.keras.layers.Flatten()])
images = np.random.normal(size=(60, 8, 8, 1))
for image in images[:2]:
    for quarter in range(4):
        model.predict(np.rot90(image, quarter)[None])
for batch in tf.data.Dataset.from_tensor_slices(images).batch(9).take(1):
    for place in range(3):
        model.predict(batch[place][None])
for epoch in range(3):
    for place in range(3):
        model.predict(images[place][None])
for image in images:
    copies = [np.rot90(image, quarter) for quarter in range(4)]
    for net in (model, tf.keras.Sequential([tf.keras.layers.Flatten()])):
        net.predict_on_batch(np.stack(copies))
