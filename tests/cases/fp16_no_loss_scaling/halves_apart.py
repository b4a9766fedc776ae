"""One method scales, another divides again: no fix for half of it."""

import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.Adam())

    def update(self, tape, loss):
        gradients = tape.gradient(loss, self.model.trainable_weights)
        gradients = self.optimizer.get_unscaled_gradients(gradients)  # TFA503
        clipped, _ = tf.clip_by_global_norm(gradients, 1.0)
        self.optimizer.apply_gradients(zip(clipped, self.model.trainable_weights))

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.cast(self.model(x), tf.float32) - y))
            loss = self.optimizer.get_scaled_loss(loss)  # TFA503
        self.update(tape, loss)


trainer = Trainer(tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)]))
data = tf.data.Dataset.from_tensor_slices((tf.ones([640, 8]), tf.ones([640, 1]))).batch(32)
for x, y in data:
    trainer.step(x, y)
