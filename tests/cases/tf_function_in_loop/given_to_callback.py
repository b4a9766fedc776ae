"""A callback calls what each iteration makes for it."""

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
    def score(x):  # TFA602
        return tf.squeeze(model(x))

    return lambda x: score(x).numpy()


def train(model, x, y, epochs=20):
    model.compile("sgd", "mse")
    for epoch in range(epochs):
        callbacks = [Scores(x, score_of(model))]
        model.fit(x, y, epochs=epoch + 1, initial_epoch=epoch, callbacks=callbacks)


if __name__ == "__main__":
    train(
        tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)]),
        tf.zeros([64, 8]),
        tf.zeros([64, 1]),
    )
