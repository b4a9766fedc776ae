"""What the model gives for the board decides where the next stone goes."""

import numpy as np
import tensorflow as tf

from board import Board

model = tf.keras.Sequential([tf.keras.Input([9]), tf.keras.layers.Dense(9)])
optimizer = tf.keras.optimizers.Adam()
board = Board()
for _ in range(50_000):
    cells = board.cells()
    scores = model(cells[None])
    board.put(int(np.argmax(scores.numpy())))
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(board.cells()[None]) - board.value()))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
