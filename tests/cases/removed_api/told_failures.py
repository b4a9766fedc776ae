"""Handlers that only tell what went wrong do nothing else for another version."""

import logging
import sys

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
loss = tf.keras.metrics.Mean()
try:
    for epoch in range(10):
        loss.reset_states()  # TFA903
except Exception as error:
    print(error)
    sys.exit(1)
try:
    model.compile(tf.keras.optimizers.Adam(lr=0.1), "mse")  # TFA903
    model.fit_generator(iter([]), 10)  # TFA903
except:  # noqa: E722
    logging.exception("no training")
    raise
try:
    model.predict_generator(iter([]), 10)
except Exception:
    print("with Keras 3")
    model.predict(iter([]), 10)
try:
    loss.reset_states()
except AttributeError:
    print("without")
try:
    model.evaluate_generator(iter([]), 10)
except Exception:
    pass
