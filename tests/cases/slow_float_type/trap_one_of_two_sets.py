"""On one of the two ways the images may be of float32 already."""

import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="mnist")
args = parser.parse_args()

if args.data == "mnist":
    (images, labels), _ = tf.keras.datasets.mnist.load_data()
else:
    images, labels = np.load(args.data), np.load("labels.npy")
images = images / 255.0
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(64)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
