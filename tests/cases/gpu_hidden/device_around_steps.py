import tensorflow as tf

DEVICE = "cpu:0"


class Trainer:
    def __init__(self, dataset):
        self.dataset = dataset
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(64), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x) - y))
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))
        return loss

    def train(self, epochs):
        with tf.device(DEVICE):  # TFA104
            for epoch in range(epochs):
                for x, y in self.dataset:
                    self.train_step(x, y)


data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
Trainer(data).train(epochs=3)
