"""Methods of these names that an optimizer of one's own has."""

import tensorflow as tf


class Sum(tf.keras.optimizers.SGD):
    def _compute_gradients(self, loss, variables, tape):
        return tape.gradient(loss, variables)

    def step(self, loss, variables, tape):
        gradients = self._compute_gradients(loss, variables, tape)
        self.apply_gradients(zip(gradients, variables))


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = Sum(0.1)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(model(tf.ones([4, 8])) ** 2)
optimizer.step(loss, model.trainable_variables, tape)
print(optimizer._compute_gradients)
