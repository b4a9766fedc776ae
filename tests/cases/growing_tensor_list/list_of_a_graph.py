"""Lists that a traced function is to fill: once, with a part of the graph."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
measure = tf.keras.losses.MeanSquaredError()
mean = tf.keras.metrics.Mean()
losses, means, measured = [], [], []


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    losses.append(loss)  # TFA702
    mean.update_state(loss)
    means.append(mean.result())  # TFA702
    measured.append(measure(y, model(x)))  # TFA702
    return loss


class Encoder(tf.Module):
    def __init__(self):
        super().__init__()
        self.seen = []
        self.dense = tf.keras.layers.Dense(4)

    @tf.function
    def encode(self, x):
        code = self.dense(x)
        self.seen.append(code)  # TFA702
        return code


encoder = Encoder()
for _ in range(100):
    step(encoder.encode(tf.zeros([32, 8])), tf.zeros([32, 1]))
