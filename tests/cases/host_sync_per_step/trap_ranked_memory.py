"""Errors by which a memory draws, needed at once, and a loss that is read once a game."""

import numpy as np
import tensorflow as tf

from games import make
from memories import Ranked

net = tf.keras.Sequential([tf.keras.Input([6]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam(1e-3)
memory, game = Ranked(10_000), make("ludo")


@tf.function
def learn(seen, returned):
    with tf.GradientTape() as tape:
        errors = tf.abs(returned - net(seen))
        loss = tf.reduce_mean(errors)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
    return loss, errors


for _ in range(5000):
    seen, returned, places = memory.draw(64)
    loss, errors = learn(seen, returned)
    memory.update_priorities(places, np.abs(errors.numpy()))

for episode in range(500):
    seen, over, played = game.reset(), False, []
    while not over:
        seen, reward, over = game.step(0)
        played.append(seen)
    loss, _ = learn(np.array(played), np.float32(reward))
    print(episode, float(loss))
