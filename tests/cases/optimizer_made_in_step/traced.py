"""Graphs can make no variables but in their first call: both raise."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def step(x, y):
    optimizer = tf.keras.optimizers.Adam(1e-3)  # TFA707
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


class Regressor(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        gradients = tape.gradient(loss, self.trainable_variables)
        optimizer = tf.keras.optimizers.Adam(1e-3)  # TFA707
        optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


def train():
    regressor = Regressor()
    regressor.compile()
    regressor.fit(dataset)


for run in (train, lambda: step(*next(iter(dataset)))):
    try:
        run()
    except ValueError as error:
        print(type(error))
