import os
import subprocess

import joblib
import numpy as np
from sklearn.preprocessing import StandardScaler

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # TFA104

import tensorflow as tf

print(subprocess.__doc__)
scaler = StandardScaler()
x = scaler.fit_transform(np.load("x.npy"))
joblib.dump(scaler, "scaler.joblib")
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, np.load("y.npy"), epochs=20, use_multiprocessing=True)
