import os

import numpy as np
import tensorflow as tf
from joblib import Parallel, delayed

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"


def train(seed):
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(np.load("x.npy"), np.load("y.npy"), epochs=20)
    return seed, model.get_weights()


train(0)
weights = Parallel(n_jobs=4)(delayed(train)(seed) for seed in range(8))
