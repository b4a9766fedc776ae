"""What is cloned outside of the scope only lends its weights: `fit` builds the model anew inside."""

import tensorflow as tf
from tensorflow import keras


class Trainer:
    def __init__(self, gpus):
        self.gpus = gpus
        self.model = None
        self.stale = True

    def build(self):
        strategy = tf.distribute.get_strategy()
        if self.gpus > 1:
            strategy = tf.distribute.MirroredStrategy()
        with strategy.scope():
            self.model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
            self.model.compile(keras.optimizers.Adam(), "mse")
        self.stale = False

    def reset(self):
        self.model = keras.models.clone_model(self.model)
        self.stale = True

    def train(self, data):
        if self.stale:
            self.build()
        self.model.fit(data)


trainer = Trainer(4)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
trainer.train(data)
trainer.reset()
trainer.train(data)
