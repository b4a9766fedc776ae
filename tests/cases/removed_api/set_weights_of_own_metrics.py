"""What `add_weight` of a metric or layer makes is set by `assign`, not by `keras.backend`."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class MeanOfClasses(tf.keras.metrics.Metric):
    def __init__(self, classes, name="mean_of_classes"):
        super().__init__(name=name)
        self.classes = classes
        self.matrix = self.add_weight(name="matrix", shape=(classes, classes), initializer="zeros")

    def update_state(self, labels, outputs, sample_weight=None):
        predicted = tf.argmax(outputs, axis=-1)
        self.matrix.assign_add(
            tf.math.confusion_matrix(labels, predicted, self.classes, dtype=tf.float32)
        )

    def result(self):
        matrix = self.matrix.read_value()  # TFA903
        right = tf.linalg.diag_part(matrix)
        return tf.reduce_mean(tf.math.divide_no_nan(right, tf.reduce_sum(matrix, axis=1)))

    def reset_state(self):
        K.set_value(self.matrix, np.zeros((self.classes, self.classes)))  # TFA903


class Counted(tf.keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="counted")
        self.count = self.add_weight(name="count", initializer="zeros")

    def update_state(self, labels, outputs, sample_weight=None):
        K.update_add(self.count, 1.0)  # TFA903

    def result(self):
        return self.count

    def reset_state(self):
        K.batch_set_value([(variable, 0) for variable in self.variables])  # TFA903


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(3)])
model.compile(
    "adam",
    tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[MeanOfClasses(3), Counted()],
)
model.fit(np.zeros([64, 8]), np.zeros([64, 1]), epochs=2)
