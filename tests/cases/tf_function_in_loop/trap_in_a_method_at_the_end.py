import tensorflow as tf


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.optimizers.Adam()

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    def fit(self, train, validation, epochs):
        for epoch in range(epochs):
            for x, y in train:
                self.step(x, y)
            if epoch == epochs - 1:
                print(epoch, self.evaluate(validation))

    def evaluate(self, batches):
        @tf.function
        def predict(x):
            return self.model(x, training=False)

        error = tf.keras.metrics.MeanSquaredError()
        for x, y in batches:
            error.update_state(y, predict(x))
        return error.result()
