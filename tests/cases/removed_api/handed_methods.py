"""Methods of metrics that are handed to something else, which calls them."""

import tensorflow as tf

loss_metric = tf.keras.metrics.Mean()
accuracy = tf.keras.metrics.Accuracy()


class Counter:
    def reset_states(self):
        print("from the beginning")


def reset():
    for metric in [loss_metric, accuracy]:
        tf.py_function(metric.reset_states, [], [])  # TFA903


for epoch in range(5):
    reset()
    tf.py_function(func=accuracy.reset_states, inp=[], Tout=[])  # TFA903
    tf.py_function(Counter().reset_states, [], [])
    tf.py_function(loss_metric.reset_state, [], [])
