import tensorflow as tf


class Trainer:
    def __init__(self):
        self.strategy = tf.distribute.MirroredStrategy()
        self.optimizer = tf.keras.optimizers.Adam(1e-3)  # TFA402
        with self.strategy.scope():
            self.model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(tf.square(self.model(x) - y)[:, 0])
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    def train(self, data):
        for batch in self.strategy.experimental_distribute_dataset(data):
            self.strategy.run(self.step, args=batch)


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
Trainer().train(data)
