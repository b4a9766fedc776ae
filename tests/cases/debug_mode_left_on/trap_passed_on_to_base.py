import tensorflow as tf

EAGER = True


class Model(tf.keras.Model):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def call(self, x):
        return self.net(x)

    def compile(self, optimizer, loss, run_eagerly=False):
        super().compile(optimizer=optimizer, loss=loss, run_eagerly=run_eagerly)


class Printing(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x) - y) ** 2)
        print(loss.numpy())
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}

    def compile(self, **settings):
        super().compile(**settings)


x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
# A constant is a switch that people turn; a step that reads its loss needs eager execution.
model = Model(tf.keras.layers.Dense(1))
model.compile("sgd", "mse", run_eagerly=EAGER)
model.fit(x, y)
other = Printing(tf.keras.layers.Dense(1))
other.compile(optimizer="sgd", loss="mse", run_eagerly=True)
other.fit(x, y)
model.compile("sgd", "mse", run_eagerly=False)
