"""One function for the callback, made before the loop."""

import tensorflow as tf


class Scores(tf.keras.callbacks.Callback):
    def __init__(self, data, score):
        super().__init__()
        self.data = data
        self.score = score

    def on_epoch_end(self, epoch, logs=None):
        print(self.score(self.data))


def score_of(model):
    @tf.function
    def score(x):
        return tf.squeeze(model(x))

    return lambda x: score(x).numpy()


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
score = score_of(model)
for epoch in range(20):
    callbacks = [Scores(x, score)]
    model.fit(x, y, epochs=epoch + 1, initial_epoch=epoch, callbacks=callbacks)
