"""Measures of a model, from whatever split a caller gives."""

import numpy as np
import tensorflow as tf


def measure(model, test_split):
    scores = []
    for images, masks in test_split.take(len(test_split)):
        predicted = model.predict(images)  # TFA204
        scores.append(tf.reduce_mean(tf.abs(masks - predicted), axis=[1, 2]).numpy())
    return np.concatenate(scores)


def measure_half(model, test_split, length):
    scores = []
    for images, masks in test_split.take(length // 2):
        predicted = model.predict(images)  # TFA204
        scores.append(tf.reduce_mean(tf.abs(masks - predicted), axis=[1, 2]).numpy())
    return np.concatenate(scores)


def show(model, test_split, examples):
    for images, masks in test_split.take(examples):
        predicted = model.predict(images)
        print(tf.reduce_mean(tf.abs(masks - predicted), axis=[1, 2]).numpy())


def show_three(model, test_split):
    for images, masks in test_split.take(3):
        predicted = model.predict(images)
        print(tf.reduce_mean(tf.abs(masks - predicted), axis=[1, 2]).numpy())
