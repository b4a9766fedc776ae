"""Images that stay of bytes, or are made float32, or are of any type."""

import glob

import cv2
import numpy as np
import tensorflow as tf
from PIL import Image


def read(each):
    return np.array([each(path) for path in glob.glob("signs/*.png")])


def train(pictures):
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(4)])
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    labels = np.zeros(len(pictures), "int32")
    model.fit(tf.data.Dataset.from_tensor_slices((pictures, labels)).batch(32))


bytes_only, halves = [], []
for path in glob.glob("signs/*.png"):
    bytes_only.append(cv2.resize(cv2.imread(path), (64, 64)))
    halves.append(np.array(Image.open(path).convert("L"), dtype=np.float32) / 255.0)
train(np.array(bytes_only))
train(np.array(halves))
train(np.array(bytes_only, dtype="float32") / 255.0)
train(read(lambda path: cv2.imread(path, cv2.IMREAD_UNCHANGED) / 255.0))
train(read(lambda path: np.array(Image.open(path).convert("F")) / 255.0))
train(read(lambda path: np.array(Image.open(path)) / 255.0))
