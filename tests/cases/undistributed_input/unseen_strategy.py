"""A strategy from out of sight, and one that an object is given: what else they do tells."""

import tensorflow as tf
from util import choose_strategy

strategy = choose_strategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step(x, y):
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    strategy.run(step, args=(x, y))  # TFA404


for epoch in range(10):
    for x, y in data:
        train_step(x, y)


class Trainer:
    def __init__(self, model, optimizer, strategy):
        self.model, self.optimizer = model, optimizer
        self.strategy = strategy
        self.replicas = self.strategy.num_replicas_in_sync

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(self.model(x, training=True) - y)) / 64
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    @tf.function
    def on_replicas(self, x, y):
        self.strategy.run(self.step, args=(x, y))  # TFA404

    def train(self):
        for x, y in data:
            self.on_replicas(x, y)
