"""Nobody calls `fit` here, but the one object that is made tells its strategy."""

import tensorflow as tf


class Trainer:
    def __init__(self, strategy):
        self.strategy = strategy
        with strategy.scope():
            self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
            self.optimizer = tf.keras.optimizers.SGD()

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x) - y))  # TFA409
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    @tf.function
    def fit(self, dataset):
        for x, y in self.strategy.experimental_distribute_dataset(dataset):
            self.strategy.run(self.step, args=(x, y))


trainer = Trainer(tf.distribute.MirroredStrategy())
