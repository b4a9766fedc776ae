import tensorflow as tf


class Counting(tf.keras.Model):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def call(self, x):
        return self.net(x)

    def compile(self, **settings):
        super().compile(**settings)
        self.updates = 0


class Weighted(Counting):
    def compile(self, weight=1.0, **settings):
        super().compile(**settings)
        self.weight = weight


class Named(tf.keras.Model):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def call(self, x):
        return self.net(x)

    def compile(self, optimizer, loss, run_eagerly=False):
        super().compile(optimizer=optimizer, loss=loss, run_eagerly=run_eagerly)


x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
model = Weighted(tf.keras.layers.Dense(1))
model.compile(weight=2.0, optimizer="sgd", loss="mse", run_eagerly=True)  # TFA506
model.fit(x, y)
named = Named(tf.keras.layers.Dense(1))
named.compile("sgd", "mse", run_eagerly=True)  # TFA506
named.fit(x, y)
