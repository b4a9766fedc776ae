import tensorflow as tf


def scale(picture, digit):
    return tf.cast(picture, tf.float32) / 255.0, digit


(x, y), _ = tf.keras.datasets.mnist.load_data()
digits = tf.data.Dataset.from_tensor_slices((x[..., tf.newaxis], y)).map(scale)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(digits)  # TFA201
