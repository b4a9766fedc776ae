import tensorflow as tf


def likelihood(y_true, y_pred, check=False):
    if check:
        tf.verify_tensor_all_finite(y_pred, "not finite")  # TFA903
    return tf.reduce_mean(y_pred - y_true * tf.math.log(y_pred + 1e-10))
