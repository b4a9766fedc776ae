import tensorflow as tf

SIZE = 16


class Settings:
    gpus = 4
    batch = 256


class Encoder:
    def __init__(self, strategy):
        self.strategy = strategy
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(SIZE, input_shape=(SIZE,))])
        self.optimizer = tf.keras.optimizers.Adam(2e-4, beta_1=0.5)

    def step(self, rows):
        with tf.GradientTape() as tape:
            error = tf.reduce_sum(tf.square(self.net(rows) - rows), axis=1)
            loss = tf.reduce_sum(error) / Settings.batch
        gradients = tape.gradient(loss, self.net.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.net.trainable_variables))  # TFA410

    @tf.function
    def on_all(self, rows):
        self.strategy.run(self.step, args=(rows,))


def main():
    devices = [f"/device:GPU:{number}" for number in range(Settings.gpus)]
    strategy = tf.distribute.MirroredStrategy(devices)
    rows = tf.data.Dataset.from_tensor_slices(tf.zeros([4096, SIZE])).batch(Settings.batch)
    with strategy.scope():
        encoder = Encoder(strategy)
    for batch in strategy.experimental_distribute_dataset(rows):
        encoder.on_all(batch)


main()
