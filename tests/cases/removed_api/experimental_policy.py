"""A policy of Keras 2's first releases, by the names that its guides had for it."""

import tensorflow as tf
from tensorflow.keras.mixed_precision import experimental as mixed_precision  # TFA903

policy = mixed_precision.Policy("mixed_float16")
mixed_precision.set_policy(policy)
print(policy.compute_dtype, mixed_precision.global_policy())

model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Dense(64),
    tf.keras.layers.Dense(1, dtype="float32"),
])
model.compile("adam", "mse")
