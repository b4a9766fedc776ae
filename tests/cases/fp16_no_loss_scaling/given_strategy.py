import tensorflow as tf
from managers import Manager


class Trainer(Manager):
    @tf.function
    def train_step(self, x):
        def step(x):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(x - self.model(x, training=True)))
                scaled = self.optimizer.get_scaled_loss(loss)  # TFA503
            gradients = tape.gradient(scaled, self.model.trainable_variables)
            gradients = self.optimizer.get_unscaled_gradients(gradients)
            self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

        self.strategy.run(step, args=(x,))

    def train(self):
        while True:
            for x in self.dataset:
                self.train_step(x)
