import tensorflow as tf
from tqdm import tqdm


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.optimizers.Adam()
        self.mean = tf.keras.metrics.Mean()

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.model(x, training=True)))
        variables = self.model.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.mean.update_state(loss)
        return loss

    def train(self, data):
        bar = tqdm(data)
        best = 1e9
        for x, y in bar:
            loss = self.step(x, y)
            bar.set_postfix(loss=loss, mean=self.mean.result().numpy())  # TFA701
            if loss < best:  # TFA701
                best = loss


net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
Trainer(net).train(pairs.batch(4))
