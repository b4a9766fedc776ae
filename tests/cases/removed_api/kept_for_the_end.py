import atexit
import signal
import uuid

import tensorflow as tf


def on_exit():
    model.save_weights("logs/final.h5")  # TFA903


def on_signal(number, frame):
    model.save("logs/stopped")  # TFA903


atexit.register(on_exit)
signal.signal(signal.SIGINT, on_signal)
RUN = str(uuid.uuid4())
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.save_weights("logs/top.{}.h5".format(RUN))  # TFA903
model.save_weights(f"logs/{uuid.uuid4().hex}.h5")  # TFA903
