"""A model that is a graph already, and makes its variables when it is first called."""

import tensorflow as tf
import tensorflow_datasets as tfds

train_data = tfds.load("mnist", split="train", batch_size=128, as_supervised=True)


class Linear(tf.Module):
    def __init__(self, size):
        self.size = size
        self.built = False

    @tf.function
    def __call__(self, x):
        if not self.built:
            self.w = tf.Variable(tf.zeros((x.shape[1], self.size)))
            self.built = True
        return tf.matmul(x, self.w)


model = Linear(10)
optimizer = tf.keras.optimizers.SGD(0.1)


def train_step(x, y):  # TFA601
    with tf.GradientTape() as tape:
        logits = model(tf.reshape(tf.cast(x, tf.float32) / 255, (-1, 784)))
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
        loss = tf.reduce_mean(loss)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(10):
    for x, y in train_data:
        train_step(x, y)
