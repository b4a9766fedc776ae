import tensorflow as tf

# These are Keras' own.
area, average, robust = tf.metrics.AUC(), tf.metrics.Mean(), tf.losses.Huber()


def score(labels, predictions):
    right, _ = tf.metrics.precision(labels, predictions)  # TFA903
    under, update = tf.metrics.auc(labels, predictions)  # TFA903
    return right, under, update
