import tensorflow as tf


class Average:
    def __init__(self, model, decay=0.99):
        self.decay = decay
        self.shadow = {}
        for variable in model.trainable_variables:
            self.shadow[variable.name] = tf.identity(variable)  # TFA903

    def update(self, model):
        for i, variable in enumerate(model.trainable_variables):
            kept = tf.gather(list(self.shadow.values()), i)
            self.shadow[variable.name] = self.decay * kept + 0.01 * variable  # TFA903


model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Dense(4, activation="relu"),
    tf.keras.layers.Dense(1),
])
average = Average(model)
norms = {v.name: tf.norm(v) for v in model.weights}  # TFA903
average.update(model)
