"""Images of bytes are read one by one, into a list, and become float64 by a division."""

import glob

import cv2
import numpy as np
import tensorflow as tf
from PIL import Image


def faces():
    found = []
    for path in glob.glob("faces/*.png"):
        face = np.array(Image.open(path).convert("RGB").resize((64, 64))) / 127.5 - 1
        found.append(face)
    return np.array(found)


def signs():
    found, labels = [], []
    for path in glob.glob("signs/*.png"):
        found.append(cv2.resize(cv2.imread(path, cv2.IMREAD_COLOR), (64, 64)))
        labels.append(int(path[6]))
    return np.array(found) / 255.0, np.array(labels)


def train(batches):
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(4)])
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(batches)


pictures, labels = signs()
train(tf.data.Dataset.from_tensor_slices((pictures, labels)).batch(32))  # TFA507
known = faces()
train(tf.data.Dataset.from_tensor_slices((known, np.zeros(len(known), "int32"))).batch(32))  # TFA507
