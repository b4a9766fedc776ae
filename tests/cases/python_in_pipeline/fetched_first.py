"""A data set that is fetched before, and a picture that is fetched behind."""
import io
import urllib.request

import numpy as np
import requests
import tensorflow as tf
from PIL import Image

urllib.request.urlretrieve("https://example.org/scans.zip", "scans.zip")


def scan(path):
    return np.load(path.decode()).astype(np.float32)


def scans(paths):
    for path in paths:
        yield np.load(path).astype(np.float32), 1.0


paths = tf.io.gfile.glob("scans/*.npy")
net = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
net.compile("adam", "mse")
shapes = tf.TensorSpec([64, 64]), tf.TensorSpec([])
net.fit(
    tf.data.Dataset.from_generator(lambda: scans(paths), output_signature=shapes).batch(8)  # TFA309
)
loaded = tf.data.Dataset.from_tensor_slices(paths)
loaded = loaded.map(lambda path: (tf.numpy_function(scan, [path], tf.float32), 1.0))  # TFA309
net.fit(loaded.batch(8))
answer = requests.get("https://example.org/one.png", timeout=9)
print(net.predict(np.asarray(Image.open(io.BytesIO(answer.content)))[None]))


class Frames:
    """What is fetched lies on the disk before."""

    def __init__(self, names):
        self.names = names

    def __call__(self):
        for name in self.names:
            yield np.load(name), 0


frames = tf.data.Dataset.from_generator(Frames(["a.npy"]), (tf.float32, tf.int32))  # TFA309
net.fit(frames.batch(4))
