import tensorflow as tf


class Trainer:
    def __init__(self, strategy):
        self.strategy = strategy
        with strategy.scope():
            self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
            self.optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)

    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(self.model(x) ** 2) / 16
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))  # TFA410

    @tf.function
    def train(self, batch):
        self.strategy.run(self.step, args=(batch,))


trainer = Trainer(tf.distribute.MirroredStrategy(["GPU:0", "GPU:1"]))
for batch in tf.data.Dataset.from_tensor_slices(tf.ones([64, 4])).batch(16):
    trainer.train(batch)
