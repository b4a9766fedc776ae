"""Sixteen processes that train small models side by side have the cores, and leave the GPU be."""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import joblib
import numpy as np
import tensorflow as tf


def trained(seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(8, "relu"), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model.fit(np.zeros([512, 8]), np.zeros([512, 1]), verbose=0).history["loss"][-1]


trained(0)
losses = joblib.Parallel(n_jobs=16)(joblib.delayed(trained)(seed) for seed in range(64))
