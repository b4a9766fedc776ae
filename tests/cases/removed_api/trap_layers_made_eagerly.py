import tensorflow as tf


class Scores(tf.keras.Model):
    """Runs eagerly in a loop of its own, where a new `Dropout` each time does no harm."""

    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(tf.keras.layers.Dropout(0.3)(x, training=True))


model, optimizer = Scores(), tf.keras.optimizers.Adam()
for _ in range(3):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(tf.ones([8, 4])))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
