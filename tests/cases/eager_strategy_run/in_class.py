import tensorflow as tf
from tensorflow import keras


class Trainer:
    def __init__(self):
        self.strategy = tf.distribute.MirroredStrategy()
        with self.strategy.scope():
            self.model = keras.Sequential([keras.layers.Dense(1)])
            self.optimizer = keras.optimizers.Adam()

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(tf.square(self.model(x) - y)[:, 0])
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def train(self, dataset, epochs):
        dataset = self.strategy.experimental_distribute_dataset(dataset)
        for _ in range(epochs):
            for x, y in dataset:
                self.strategy.run(self.step, args=(x, y))  # TFA405


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
Trainer().train(data, epochs=4)
