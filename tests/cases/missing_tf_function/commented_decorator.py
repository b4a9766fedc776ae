"""A decorator that is commented out compiles nothing, in the class itself or in its base."""

import tensorflow as tf


class Policy:
    def __init__(self, rate):
        self.optimizer = tf.keras.optimizers.Adam(rate)


class Proximal(Policy):
    def __init__(self, model, rounds):
        super().__init__(3e-4)
        self.model, self.rounds = model, rounds

    def update(self, rollout):
        for _ in range(self.rounds):
            loss = self._step(rollout["observations"], rollout["returns"])
        return loss

    # @tf.function
    def _step(self, observations, returns):  # TFA601
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(returns - self.model(observations)))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss
