"""Variables of TensorFlow, which `keras.backend` sets, and weights that are Keras 3's way set."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class Kept(tf.keras.metrics.Metric):
    """Keeps a variable of TensorFlow, which is not trained anyway."""

    def __init__(self):
        super().__init__(name="kept")
        self.seen = tf.Variable(0.0, trainable=False)
        self.count = self.add_weight(name="count", initializer="zeros")

    def update_state(self, labels, outputs, sample_weight=None):
        self.count.assign_add(1.0)
        K.update_add(self.seen, 1.0)

    def result(self):
        return self.count.value + self.seen.read_value()

    def reset_state(self):
        self.count.assign(0.0)
        K.set_value(self.seen, 0.0)


class Own(tf.keras.metrics.Metric):
    """Makes its weights itself, and lists them."""

    def __init__(self):
        super().__init__(name="own")
        self.kept = self.add_weight("kept")

    def add_weight(self, name):
        return tf.Variable(0.0, name=name, trainable=False)

    @property
    def variables(self):
        return [self.kept]

    def update_state(self, labels, outputs, sample_weight=None):
        self.kept.assign_add(tf.reduce_mean(outputs))

    def result(self):
        return self.kept.read_value()

    def reset_state(self):
        K.batch_set_value([(variable, 0) for variable in self.variables])


class Table:
    """No layer of Keras."""

    def add_weight(self, name):
        return tf.Variable(0.0, name=name)

    def clear(self):
        K.set_value(self.add_weight("a"), 0.0)


Table().clear()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(3)])
model.compile(
    "adam",
    tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[Kept(), Own()],
)
model.fit(np.zeros([64, 8]), np.zeros([64, 1]), epochs=2)
