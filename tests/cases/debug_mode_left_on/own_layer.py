import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def call(self, x):
        return 2.0 * x


class Experiment:
    def __init__(self):
        self.model = tf.keras.Sequential([Scale(), tf.keras.layers.Dense(1)])
        self.model.compile(run_eagerly=True, loss="mse")  # TFA506

    def run(self):
        self.model.run_eagerly = True  # TFA506
        self.model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)


Experiment().run()
