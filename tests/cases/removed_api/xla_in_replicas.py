"""XLA for the step of several devices: it refuses variables of another device than its own."""

import tensorflow as tf
from tensorflow.keras import layers

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    model.compile("adam", "mse", jit_compile=True)  # TFA903
    both = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    both.compile(
        "adam",
        "mse",
        steps_per_execution=8,  # TFA903
        jit_compile=True,  # TFA903
    )
    decided = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    decided.compile("adam", "mse", jit_compile="auto")
    without = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    without.compile("adam", "mse", jit_compile=False)
    asked = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    asked.compile("adam", "mse", jit_compile=True)
    # Keras warns of these layers, and goes on without XLA.
    turned = tf.keras.Sequential([layers.RandomRotation(0.1), layers.Flatten(), layers.Dense(1)])
    turned.compile("adam", "mse", jit_compile=True)
    recurrent = tf.keras.Sequential([layers.LSTM(8), layers.Dense(1)])
    recurrent.compile("adam", "mse", jit_compile=True)
model.fit(x, y)
both.fit(x, y)
decided.fit(x, y)
without.fit(x, y)
turned.fit(x, y)
recurrent.fit(x, y)
asked.predict(x)

one = tf.distribute.OneDeviceStrategy("/gpu:0")
with one.scope():
    single = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
    single.compile("adam", "mse", jit_compile=True)
single.fit(x, y)
alone = tf.keras.Sequential([tf.keras.Input([8]), layers.Dense(1)])
alone.compile("adam", "mse", jit_compile=True)
alone.fit(x, y)
