import tensorflow as tf


def penalty(loss):
    return loss + tf.add_n(tf.losses.get_regularization_losses())  # TFA903
