import tensorflow as tf


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function
    def step(self, x, y, count):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.model(x, training=True)))
        variables = self.model.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        tf.summary.scalar("loss", loss, step=count)

    def train(self, data):
        count = 0
        for x, y in data:
            self.step(x, y, count)  # TFA603
            count += 1


net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
Trainer(net).train(pairs.batch(16))
