"""A forward pass and a file after each batch, by functions that Keras does not trace."""

import numpy as np
import tensorflow as tf

x = tf.zeros([64, 8])


class Norms(tf.keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path, self.norms = path, []

    def on_train_batch_end(self, batch, logs=None):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(x, training=False))  # TFA801
        gradients = tape.gradient(loss, self.model.trainable_weights)
        self.norms.append(tf.linalg.global_norm(gradients))
        np.save(self.path, self.norms)  # TFA801


class Changes(tf.keras.callbacks.Callback):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def on_batch_end(self, batch, logs=None):
        print(tf.reduce_mean(self.inner(x)))  # TFA801


inner = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model = tf.keras.Sequential([tf.keras.Input([8]), inner])
model.compile("adam", "mse")
callbacks = [Norms("/tmp/norms.npy"), Changes(inner)]  # noqa: S108
model.fit(x, tf.zeros([64, 1]), verbose=0, callbacks=callbacks)
