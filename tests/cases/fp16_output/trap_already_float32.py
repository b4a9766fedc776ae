import tensorflow as tf
from tensorflow.keras import layers

tf.keras.mixed_precision.set_global_policy("mixed_float16")
rows, labels = tf.zeros([32, 8]), tf.zeros([32])

first = tf.keras.Sequential([
    layers.Dense(8, activation="relu"),
    layers.Dense(10, activation="softmax", dtype="float32"),
])
first.compile("adam", "sparse_categorical_crossentropy")
first.fit(rows, labels, verbose=0)

second = tf.keras.Sequential([
    layers.Dense(10),
    layers.Activation("softmax", dtype=tf.float32),
])
second.compile("adam", "sparse_categorical_crossentropy")
second.fit(rows, labels, verbose=0)

third = tf.keras.Sequential([layers.Dense(10), layers.Lambda(lambda x: tf.cast(x, tf.float32))])
third.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
third.fit(rows, labels, verbose=0)
