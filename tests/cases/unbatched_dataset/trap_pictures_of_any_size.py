"""Pictures of different sizes make no batch: one at a time is right."""

import os

import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(0.01)
model = tf.keras.Sequential([
    tf.keras.Input([None, None, 3]),
    tf.keras.layers.Conv2D(3, 3, padding="same"),
])


def load(path):
    return tf.image.convert_image_dtype(tf.io.decode_jpeg(tf.io.read_file(path), 3), tf.float32)


paths = [name for name in os.listdir(".") if name.endswith(".jpg")]
if paths:
    for picture in tf.data.Dataset.from_tensor_slices(paths).map(load):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(picture[tf.newaxis]) - picture))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
