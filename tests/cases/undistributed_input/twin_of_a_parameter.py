import tensorflow as tf


class Process(tf.Module):
    def __init__(self, dataset, samples):
        super().__init__()
        self.mean = tf.Variable([0.0])
        self.dataset = dataset
        self.samples = samples

    def optimize(self, epochs=100):
        strategy = tf.distribute.MirroredStrategy()
        dist_dataset = strategy.experimental_distribute_dataset(self.dataset)
        optimizer = tf.keras.optimizers.SGD(0.1)

        def gradients_of(batch):
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum(tf.square(batch - self.mean)) / self.samples
            return tape.gradient(loss, self.mean)

        @tf.function
        def distributed_gradients(batch):
            parts = strategy.run(gradients_of, args=(batch,))  # TFA404
            return strategy.reduce(tf.distribute.ReduceOp.SUM, parts, axis=None)

        for _ in range(epochs):
            for batch in self.dataset:
                optimizer.apply_gradients([(distributed_gradients(batch), self.mean)])
        return dist_dataset
