"""The switch that chooses float16 also wraps the optimizer: the other one is for float32."""

import sys

import tensorflow as tf

HALF = "--fp16" in sys.argv


class Trainer:
    def __init__(self, model, optimizer):
        self.model = model
        self.half = tf.keras.mixed_precision.global_policy().name == "mixed_float16"
        if self.half:
            self.optimizer = tf.keras.mixed_precision.LossScaleOptimizer(optimizer)
        else:
            self.optimizer = optimizer

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
            if self.half:
                loss = self.optimizer.scale_loss(loss)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss


if HALF:
    tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1, dtype="float32")])
trainer = Trainer(model, tf.keras.optimizers.Adam(1e-3))
for x, y in tf.data.Dataset.from_tensor_slices((tf.ones([64, 4]), tf.ones([64, 1]))).batch(8):
    trainer.step(x, y)
