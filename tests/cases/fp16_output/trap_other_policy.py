import tensorflow as tf
from tensorflow.keras import layers, mixed_precision


def build():
    model = tf.keras.Sequential([layers.Dense(8), layers.Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


mixed_precision.set_global_policy("mixed_bfloat16")
build().fit(tf.zeros([32, 8]), tf.zeros([32]), verbose=0)

mixed_precision.set_global_policy("mixed_float16")
mixed_precision.set_global_policy("float32")  # it was no faster
build().fit(tf.zeros([32, 8]), tf.zeros([32]), verbose=0)
mixed_precision.set_global_policy("mixed_float16")  # too late for any layer
