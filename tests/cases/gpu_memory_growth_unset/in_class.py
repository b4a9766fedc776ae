import tensorflow as tf


class Trainer:
    optimizer = tf.keras.optimizers.SGD()

    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    @tf.function
    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(x))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))  # TFA101

    def train(self, data):
        for x in data:
            self.step(x)


Trainer().train(tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(8))
