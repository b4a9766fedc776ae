import tensorflow as tf


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.optimizers.Adam(1e-3)
        self.loss = tf.keras.losses.BinaryCrossentropy()
        self.metric = tf.keras.metrics.Mean()

    def step(self, x, y):  # TFA601
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x, training=True))
        variables = self.model.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.metric.update_state(loss)
        return loss

    def train(self, data, epochs):
        for _ in range(epochs):
            for x, y in data:
                self.step(x, y)


layers = [tf.keras.Input([8]), tf.keras.layers.Dense(1, activation="sigmoid")]
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
Trainer(tf.keras.Sequential(layers)).train(pairs.batch(16), epochs=5)
