"""A strategy that the caller made runs the step, and a critic takes five steps for each other."""

import tensorflow as tf


class Trainer:
    def __init__(self, strategy, model, dataset):
        self.strategy = strategy
        self.model = model
        self.batches = iter(strategy.experimental_distribute_dataset(dataset.repeat()))
        self.optimizer = tf.keras.optimizers.Adam()

    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(tf.square(self.model(x)), global_batch_size=64)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    @tf.function
    def distributed_step(self, x):
        losses = self.strategy.run(self.step, args=[x])
        return self.strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    def train(self, steps):
        for step in range(steps):
            loss = self.distributed_step(next(self.batches))
            print(step, loss.numpy())  # TFA701


critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.RMSprop()
for _ in range(5000):
    total = 0.0
    for _ in range(5):
        x = tf.random.normal([32, 8])
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(critic(x))
        gradients = tape.gradient(loss, critic.trainable_variables)
        optimizer.apply_gradients(zip(gradients, critic.trainable_variables))
        total += loss.numpy()  # TFA701
