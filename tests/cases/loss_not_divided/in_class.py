import tensorflow as tf
from tensorflow import keras


class Trainer:
    def __init__(self, model_fn):
        self.strategy = tf.distribute.MirroredStrategy()
        with self.strategy.scope():
            self.model = model_fn()
            self.optimizer = keras.optimizers.SGD(0.1)

    def _step(self, x, y):
        with tf.GradientTape() as tape:
            outputs = self.model(x, training=True)
            mse = tf.reduce_mean((outputs - y) ** 2)  # TFA409
            loss = mse + tf.nn.scale_regularization_loss(tf.add_n(self.model.losses))
        grads = tape.gradient(loss, self.model.trainable_variables)
        grads, _ = tf.clip_by_global_norm(grads, 1.0)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))
        return mse

    @tf.function
    def train_step(self, batch):
        losses = self.strategy.run(self._step, args=batch)
        return self.strategy.reduce("MEAN", losses, axis=None)

    def fit(self, dataset, epochs):
        dataset = self.strategy.experimental_distribute_dataset(dataset)
        for _ in range(epochs):
            for batch in dataset:
                self.train_step(batch)


def build():
    return keras.Sequential([keras.Input([8]), keras.layers.Dense(1, kernel_regularizer="l2")])


data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
Trainer(build).fit(data.batch(64), epochs=3)
