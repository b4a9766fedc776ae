"""A metric of two names: the history has the one that `compile` was given."""

import tensorflow as tf

inputs, targets = tf.zeros([32, 4]), tf.zeros([32, 1])


def network():
    return tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])


prices = network()
prices.compile("rmsprop", loss="mse", metrics=["mae"])
history = prices.fit(inputs, targets, validation_split=0.2, epochs=3)
errors = history.history["val_mean_absolute_error"]  # TFA903
print(errors, history.history["mae"], history.history["val_mae"])

rents = network()
rents.compile("rmsprop", loss="mse", metrics=["mean_squared_error", tf.keras.metrics.AUC()])
trained = rents.fit(inputs, targets, epochs=3)
print(trained.history["mse"])  # TFA903
print(trained.history["mean_squared_error"], trained.history["loss"])

both = network()
both.compile("rmsprop", loss="mse", metrics=["mae", tf.keras.metrics.MeanSquaredError("mean_absolute_error")])
of_both = both.fit(inputs, targets, epochs=3)
print(of_both.history["mean_absolute_error"], of_both.history["mae"])

scores = dict(zip(prices.metrics_names, prices.evaluate(inputs, targets)))
print(scores["loss"], scores["mae"])  # TFA903
named = prices.evaluate(inputs, targets, return_dict=True)
print(named["mae"])


class Renaming(tf.keras.Model):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def call(self, batch):
        return self.inner(batch)

    def compile(self, metrics, **settings):
        super().compile(metrics=[tf.keras.metrics.get(metric) for metric in metrics], **settings)


renaming = Renaming(network())
renaming.compile(optimizer="adam", loss="mse", metrics=["mae"])
renamed = renaming.fit(inputs, targets)
print(renamed.history["mean_absolute_error"])
