import os

import numpy as np
import tensorflow as tf


def merged(datasets, dataset_names, dataset):
    rows = np.zeros([0, 4])
    for part in datasets:
        rows = np.concatenate([rows, part.rows()])
    for name in dataset_names:
        rows = np.concatenate([rows, np.load(name)])
    for kind in os.listdir(dataset):
        rows = np.concatenate([rows, np.load(kind)])
    return rows


def first_few(dataset, network):
    rows = tf.zeros([0, 4])
    for batch in dataset.take(3):
        rows = tf.concat([rows, network.score(batch)], 0)
    return rows


def averages(loader, network):
    seen = None
    for batch in loader:
        if seen is None:
            seen = network.score(batch)
            continue
        if seen.shape[0] > 1000:
            seen = seen[500:]
        seen = tf.concat([seen, network.score(batch)], 0)
    return seen
