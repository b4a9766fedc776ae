import tensorflow as tf


class Regression(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


strategy = tf.distribute.MultiWorkerMirroredStrategy()
with strategy.scope():
    model = Regression()
    model.compile("sgd", "mse")
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), batch_size=16, verbose=0)  # TFA407
