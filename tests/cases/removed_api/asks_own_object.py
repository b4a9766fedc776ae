"""A class that asks what it has set itself asks for no version."""

import abc

import tensorflow as tf


class Keeper(abc.ABC):
    def __init__(self, folder):
        self.folder = folder


class Composer(Keeper):
    def __init__(self, folder, notes=88):
        super().__init__(folder)
        self.notes = notes
        self.build()

    def build(self, rows=1):
        self.network = tf.keras.Sequential([
            tf.keras.layers.Embedding(
                self.notes,
                16,
                batch_input_shape=[rows, None],  # TFA903
            ),
            tf.keras.layers.GRU(32, return_sequences=True, stateful=True),
            tf.keras.layers.Dense(self.notes),
        ])
        if hasattr(self, "kept"):
            self.network.set_weights(self.kept)

    def learn(self, melodies):
        self.build(rows=16)
        self.network.compile("adam", "mse")
        self.network.fit(melodies)
        self.kept = self.network.get_weights()

    def compose(self, note):
        if not hasattr(self, "kept"):
            raise RuntimeError("learn first")
        self.build()
        self.network.reset_states()  # TFA903
        return self.network(tf.constant([[note]]))
