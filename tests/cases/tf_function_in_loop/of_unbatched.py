import tensorflow as tf


class Search:
    def __init__(self, data):
        self.data = data
        self.z = tf.Variable(tf.zeros([8]))
        self.optimizer = tf.keras.optimizers.Adam()

    def search(self, x, generator, steps=500):
        @tf.function
        def step():  # TFA602
            with tf.GradientTape() as tape:
                score = tf.reduce_mean(tf.abs(x - generator(self.z[None])))
            self.optimizer.apply_gradients([(tape.gradient(score, self.z), self.z)])
            return score

        for _ in range(steps):
            score = step()
        return score

    def test(self, path):
        generator = tf.keras.models.load_model(path)
        for x, _ in self.data.unbatch().batch(1):
            print(self.search(x, generator))
