"""Policies by the names of later releases, and a module of one's own that is called so."""

import tensorflow as tf
from tensorflow.keras import mixed_precision

from company import experimental

mixed_precision.set_global_policy(mixed_precision.Policy("mixed_float16"))
print(mixed_precision.global_policy().compute_dtype)
experimental.set_policy(experimental.Policy("half"))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, dtype="float32")])
model.compile("adam", "mse")
