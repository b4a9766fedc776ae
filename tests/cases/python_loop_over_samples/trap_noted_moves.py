"""Moves whose model remembers the one before, that learn one by one, or are no moves."""

import numpy as np
import tensorflow as tf


class Remembers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.cell = tf.keras.layers.GRUCell(4)
        self.out = tf.keras.layers.Dense(2)

    def call(self, x, memory):
        y, memory = self.cell(x, memory)
        return self.out(y), memory


policy = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(2)])
remembers = Remembers()
reader = tf.keras.Sequential([tf.keras.layers.GRU(4), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)


def learn_with_memory(states, actions):
    with tf.GradientTape() as tape:
        loss, memory = 0.0, tf.zeros([1, 4])
        for state, action in zip(states, actions):
            logits, memory = remembers(state[None], memory)
            loss -= tf.nn.log_softmax(logits)[0, action]
    return tape.gradient(loss, remembers.trainable_variables)


def learn_move_by_move(states, rewards):
    for state, reward in zip(states, rewards):
        with tf.GradientTape() as tape:
            loss = reward * tf.reduce_sum(policy(state[None]))
        gradients = tape.gradient(loss, policy.trainable_variables)
        optimizer.apply_gradients(zip(gradients, policy.trainable_variables))


def of_many_lengths(sentences, lengths):
    with tf.GradientTape() as tape:
        loss = 0.0
        for sentence, length in zip(sentences, lengths):
            loss += tf.reduce_sum(reader(tf.expand_dims(sentence, 0))) / length
    return tape.gradient(loss, reader.trainable_variables)


seen = []
for _ in range(20):
    seen.append(np.random.rand(2).astype("float32"))
done = [0, 1] * 10
learn_with_memory(seen, done)
learn_move_by_move(seen, done)
texts = [np.ones([n, 2], "float32") for n in range(1, 20)]
of_many_lengths(texts, [len(text) for text in texts])
