"""The same where a setting decides, in a function that imports for itself."""

import tensorflow as tf


def main(config):
    if config["mixed_precision"]:
        from tensorflow.keras.mixed_precision import experimental as mixed_precision

        policy = mixed_precision.Policy("mixed_float16")  # TFA903
        mixed_precision.set_policy(policy)  # TFA903
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, dtype="float32")])
    model.compile("adam", "mse")
    return model
