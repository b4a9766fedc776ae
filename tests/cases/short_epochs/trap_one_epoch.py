"""One epoch in a call, a part of a table, and pipelines without a batch that is left over."""

import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

table = pd.read_csv("labels.csv")
generator = ImageDataGenerator(validation_split=0.25)
part = generator.flow_from_dataframe(table, "images", subset="training", batch_size=16)
whole = ImageDataGenerator().flow_from_dataframe(table, "images", batch_size=16)
model = tf.keras.applications.MobileNetV2(weights=None, classes=4)
model.compile("adam", "categorical_crossentropy")
model.fit(part, epochs=10, steps_per_epoch=len(table) // 16)
for epoch in range(15):
    model.fit(whole, epochs=1, steps_per_epoch=len(table) // 16)
    model.fit(whole, steps_per_epoch=whole.samples // 16)

images, labels = np.zeros((1000, 8, 8, 3)), np.zeros((1000, 1))
samples = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000)
small = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
small.compile("adam", "mse")
small.fit(samples.repeat().batch(48), epochs=4, steps_per_epoch=len(images) // 48)
small.fit(samples.batch(48, drop_remainder=True), epochs=4, steps_per_epoch=len(images) // 48)
small.fit(samples.batch(50), epochs=4, steps_per_epoch=len(images) // 50)
small.fit(samples.take(100).batch(48), epochs=4, steps_per_epoch=len(images) // 48)
