"""Whether it draws is a matter of its settings, which are not known."""

import argparse
import glob

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--method", default="resize")
args = parser.parse_args([])


def fit_size(image, method):
    if method == "resize":
        image = tf.image.resize(image, [64, 64])
    elif method == "patch":
        image = tf.image.random_crop(image, [64, 64, 3])
    return image


def load(path):
    return fit_size(tf.io.decode_jpeg(tf.io.read_file(path)), args.method)


ds = tf.data.Dataset.from_tensor_slices(glob.glob("*.jpg")).map(load).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3)])
model.compile("sgd", "mse")
for images in ds:
    model.train_on_batch(images, images[:, 1:-1, 1:-1, :1])
