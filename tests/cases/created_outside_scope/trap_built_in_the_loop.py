"""Models without an input get their weights in the first step, or in the scope."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


first, second = Net(), Net()
with strategy.scope():
    optimizer, other = tf.keras.optimizers.SGD(0.1), tf.keras.optimizers.SGD(0.1)
    second(tf.zeros([1, 4]))
    third = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
    third.compile("adam", "mse")
third.build((None, 4))  # which it is already


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(first(x) - y)[:, 0])
    gradients = tape.gradient(loss, first.trainable_variables)
    optimizer.apply_gradients(zip(gradients, first.trainable_variables))


def other_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(second(x) - y)[:, 0])
    gradients = tape.gradient(loss, second.trainable_variables)
    other.apply_gradients(zip(gradients, second.trainable_variables))


@tf.function
def train(batch):
    strategy.run(step, args=batch)
    strategy.run(other_step, args=batch)


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for batch in strategy.experimental_distribute_dataset(data):
    train(batch)
first(tf.zeros([1, 4]))
third.fit(data)
