"""A shuffle buffer of 2,000 decoded images.

measured: memory
"""

import tempfile

import numpy as np
import tensorflow as tf

pixels = np.random.default_rng(0).integers(0, 256, (128, 128, 3), dtype=np.uint8)
folder = tempfile.mkdtemp()
tf.io.write_file(f"{folder}/one.jpg", tf.io.encode_jpeg(pixels))
paths = [f"{folder}/one.jpg"] * 2000


def load(path):
    image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.convert_image_dtype(image, tf.float32), 1.0


train_ds = tf.data.Dataset.from_tensor_slices(paths).map(load).shuffle(2000).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input([128, 128, 3]),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=1, verbose=0)
