"""The batches are those of the iterator; `fit` ignores its argument."""

import tensorflow as tf

images = tf.keras.preprocessing.image.ImageDataGenerator().flow_from_directory("train")
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(images, batch_size=64, epochs=3)
