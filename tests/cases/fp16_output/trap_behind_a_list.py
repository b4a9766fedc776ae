"""What a list brings stands last, and may be of float32; or a layer is added behind it."""

import tensorflow as tf
from tensorflow.keras import layers

tf.keras.mixed_precision.set_global_policy("mixed_float16")


def ends(classes):
    return [layers.Dense(n, activation="softmax", dtype="float32") for n in classes]


model = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(4, "sigmoid"), *ends([10])])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([64, 8]), tf.zeros([64]))

other = tf.keras.Sequential([*ends([8]), layers.Dense(10, "softmax")])
other.add(layers.Activation("linear", dtype="float32"))
other.compile("adam", "sparse_categorical_crossentropy")
other.fit(tf.zeros([64, 8]), tf.zeros([64]))
