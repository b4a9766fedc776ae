import numpy as np
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight("scale", shape=(input_shape[-1],))  # TFA903
        self.shift = self.add_weight(name="shift", shape=(1,), use_resource=True)  # TFA903
        self.bias = self.add_weight("bias", (input_shape[-1],), initializer="zeros")  # TFA903

    def call(self, x):
        y = x * self.scale + self.bias + self.shift
        self.add_metric(tf.reduce_mean(y), name="mean")  # TFA903
        return y


class Positives(tf.keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="positives")
        self.count = self.add_weight("count", initializer="zeros")  # TFA903

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.count.assign_add(tf.reduce_sum(y_true))

    def result(self):
        return self.count


def error(y_true, y_pred):
    return tf.keras.losses.mean_squared_error(y_true, y_pred)  # TFA903


classes = tf.keras.utils.to_categorical(np.zeros(64), 2, dtype="uint8")  # TFA903
model = tf.keras.Sequential([tf.keras.Input([4]), Scale(), tf.keras.layers.Dense(2)])
model.compile(
    tf.keras.optimizers.Adam(jit_compile=False),  # TFA903
    error,
    metrics=[Positives(), tf.keras.metrics.mean_absolute_error],  # TFA903
)
for start in range(0, 64, 32):
    model.train_on_batch(np.zeros([32, 4]), classes[start : start + 32], reset_metrics=False)  # TFA903
model.compile("adam", tf.keras.losses.MeanSquaredError(reduction="auto"))  # TFA903
model.fit(np.zeros([64, 4]), classes)
