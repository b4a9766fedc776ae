"""Which set of images it is depends on an option: a division makes float64 of either."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--data", choices=["mnist", "cifar10"], default="mnist")
args = parser.parse_args()

if args.data == "mnist":
    (images, labels), _ = tf.keras.datasets.mnist.load_data()
    images = images[..., None]
else:
    (images, labels), _ = tf.keras.datasets.cifar10.load_data()
images = images / 255.0
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(64)  # TFA507

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
