"""A dict of labels is for several outputs, and for a dict of outputs."""

import numpy as np
import tensorflow as tf

features = tf.keras.Input([8], name="features")
score = tf.keras.layers.Dense(1, name="score")(features)
other = tf.keras.layers.Dense(1, name="other")(features)
x, y = np.zeros([32, 8], "float32"), np.zeros([32, 1], "float32")

one = tf.keras.Model(features, score)
one.compile("adam", "mse")
one.fit({"features": x}, {"score": y}, batch_size=32)  # TFA903
beside = ({"features": x}, {"score": y})
one.fit({"features": x}, y, validation_data=beside, batch_size=32)  # TFA903
one.fit({"features": x}, y, batch_size=32)
one.evaluate(x, {"score": y})  # TFA903

listed = tf.keras.Model(inputs=[features], outputs=[score])
listed.compile("adam", {"score": "mse"})
listed.fit(x, y={"score": y}, batch_size=32)  # TFA903

named = tf.keras.Model(features, {"score": score})
named.compile("adam", {"score": "mse"})
named.fit(x, {"score": y}, batch_size=32)

several = tf.keras.Model(features, [score, other])
several.compile("adam", {"score": "mse", "other": "mse"})
several.fit(x, {"score": y, "other": y}, batch_size=32)

line = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, name="score")])
line.compile("adam", "mse")
line.fit(x, {"score": y}, batch_size=32)  # TFA903
classes = {0: 1.0, 1: 2.0}
line.fit(x, y, batch_size=32, class_weight=classes, sample_weight=np.ones(32))  # TFA903
line.fit(x, y, batch_size=32, class_weight=classes, sample_weight=None)
line.fit(x, y, batch_size=32, class_weight=None, sample_weight=np.ones(32))
