"""Batches drawn through `enumerate` and a bar of progress."""

import tensorflow as tf
import tensorflow_datasets as tfds
from tqdm import tqdm

train_ds, test_ds = tfds.load("mnist", split=["train", "test"], as_supervised=True)


train_ds = train_ds.cache().shuffle(1000).batch(32)


class Mlp(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(256, activation="sigmoid")
        self.out = tf.keras.layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.out(self.hidden(inputs))


def train_step(model, x, target, loss_function, optimizer):
    with tf.GradientTape() as tape:
        loss = loss_function(target, model(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


model = Mlp()
optimizer = tf.keras.optimizers.SGD(0.1)
for epoch in range(10):
    for step, (x, target) in enumerate(tqdm(train_ds)):
        train_step(model, x, target, tf.keras.losses.SparseCategoricalCrossentropy(), optimizer)
