import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.SGD()
        self.data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 4])).shuffle(64).batch(8)

    def run(self):
        for _ in range(4):
            x = next(iter(self.data))  # TFA311
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(self.model(x) ** 2)
            gradients = tape.gradient(loss, self.model.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))


Trainer().run()
