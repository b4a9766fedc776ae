import tensorflow as tf

l1 = tf.keras.losses.mean_absolute_error  # TFA903


class Trainer:
    def __init__(self, model):
        self.model = model
        self.loss = tf.keras.losses.mean_squared_error  # TFA903
        self.metric = tf.keras.metrics.MeanSquaredError()

    def step(self, x, y):
        return tf.reduce_mean(self.loss(y, self.model(x))) + tf.reduce_mean(l1(y, self.model(x)))


LOSSES = {
    "mse": tf.keras.losses.mean_squared_error,  # TFA903
    "huber": tf.keras.losses.Huber(),
}


def chosen(name):
    return {"mae": tf.keras.losses.mean_absolute_error, "hinge": "hinge"}[name]  # TFA903
