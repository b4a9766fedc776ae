"""Models of any library, rows of arrays, one batch to look at, and batches of anything."""

import numpy as np
import tensorflow as tf


def score(model, rows):
    return [model.predict(np.expand_dims(row, axis=0)) for row in rows]


def compare(model, dataset):
    for rows, labels in dataset:
        print(model.predict(rows), labels)


def show(model, dataset):
    for images, labels in dataset:
        print(model.predict(images), tf.argmax(labels, axis=1).numpy())
        break
    for images, labels in dataset.take(2):
        print(model.predict(images), labels.numpy())


def classify(detector, dataset):
    for images, labels in dataset:
        print(detector.predict(images, threshold=0.5), labels.numpy())


def show_five(path):
    loaded = tf.keras.models.load_model(path)
    for images, labels in tf.data.Dataset.load(path).batch(32).take(5):
        print(loaded.predict(images), labels.numpy())
