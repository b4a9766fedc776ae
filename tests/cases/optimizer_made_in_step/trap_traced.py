"""A graph finds its optimizer made, or makes it in its first call only."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


def make_step(model, optimizer):
    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    return step


step = make_step(model, tf.keras.optimizers.Adam())
for x, y in dataset:
    step(x, y)


class Stepper(tf.Module):
    def __init__(self):
        super().__init__()
        self.optimizer = None

    @tf.function
    def __call__(self, x, y):
        if self.optimizer is None:
            self.optimizer = tf.keras.optimizers.Adam()
            self.optimizer.build(model.trainable_variables)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, model.trainable_variables))


stepper = Stepper()
for x, y in dataset:
    stepper(x, y)
