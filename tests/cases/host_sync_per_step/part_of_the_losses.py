import tensorflow as tf
from losses import all_losses


class Trainer:
    def __init__(self, model, strategy):
        self.model = model
        self.strategy = strategy
        with strategy.scope():
            self.optimizer = tf.keras.optimizers.SGD(0.1)
        self._step = tf.function(self._step_of_replicas)

    def _step_of_replicas(self, images, masks):
        def step(images, masks):
            count = self.strategy.num_replicas_in_sync
            with tf.GradientTape() as tape:
                losses = all_losses(self.model(images, training=True), masks)
                scaled = losses["total"] / count
            weights = self.model.trainable_variables
            self.optimizer.apply_gradients(zip(tape.gradient(scaled, weights), weights))
            return losses["total"]

        losses = self.strategy.run(step, args=(images, masks))
        return self.strategy.reduce(tf.distribute.ReduceOp.MEAN, losses, axis=None)

    def fit(self, batches, epochs, steps):
        iterator = iter(self.strategy.experimental_distribute_dataset(batches))
        for epoch in range(epochs):
            running = 0.0
            for step in range(steps):
                images, masks = next(iterator)
                running += float(self._step(images, masks))  # TFA701
            print(epoch, running / steps)
