import tensorflow as tf


class Bank:
    def __init__(self, model):
        self.model = model
        self.queue = tf.zeros([0, 8])
        self.seen = tf.zeros([0, 8])

    def loss(self, x):
        return self.compare(x)

    def compare(self, x):
        return tf.reduce_mean(tf.matmul(x, self.queue, transpose_b=True))

    def run(self, data, logger):
        for x in data:
            p = self.model(x, training=False)
            self.loss(p)
            self.queue = tf.concat([self.queue, p], axis=0)
        for x in data:
            self.seen = tf.concat([self.seen, self.model(x, training=False)], axis=0)
            logger.log(self)


class Window:
    def __init__(self, model, x):
        self.model, self.tokens = model, x

    def write(self, data):
        for x in data:
            self.tokens = tf.concat([self.tokens, self.model(self.tokens, training=False)], axis=0)


data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
Bank(model).run(data, print)
Window(model, tf.zeros([1, 8])).write(data)
