"""What searches in each iteration is no tuner."""

import re

import tensorflow as tf

pattern = re.compile(r"fold_(\d+)")
for name in files:
    found = pattern.search(name)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])  # TFA704
    model.compile("adam", "mse")
    model.fit(rows[found[1]], targets[found[1]], epochs=20)
