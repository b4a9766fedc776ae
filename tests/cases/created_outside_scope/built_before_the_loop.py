"""Models without an input, which `build` or a first call gives their weights outside."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


def create():
    net = Net()  # TFA402
    net(tf.zeros([1, 4]))
    return net


net = create()
stack = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])  # TFA402
stack.build((None, 4))
with strategy.scope():
    optimizer = tf.keras.optimizers.SGD(0.1)
    other = tf.keras.optimizers.SGD(0.1)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(net(x) - y)[:, 0])
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))


def other_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(stack(x) - y)[:, 0])
    gradients = tape.gradient(loss, stack.trainable_variables)
    other.apply_gradients(zip(gradients, stack.trainable_variables))


@tf.function
def train(batch):
    strategy.run(step, args=batch)
    strategy.run(other_step, args=batch)


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for batch in strategy.experimental_distribute_dataset(data):
    train(batch)
