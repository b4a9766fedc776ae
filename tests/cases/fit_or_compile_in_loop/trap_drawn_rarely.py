"""Drawn for many epochs, many rows at once, or in every hundredth step."""

import random

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
memory = [(np.ones(4), np.zeros(2))] * 20_000

for step in range(500):
    drawn = random.sample(memory, 32)
    states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
    if step % 100 == 0:
        model.fit(states, targets, verbose=0)
    if len(memory) % 100 == 1:
        model.fit(states, targets, verbose=0)

for _ in range(20):
    drawn = random.sample(memory, 32)
    states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
    model.fit(states, targets, epochs=5, verbose=0)

for _ in range(20):
    drawn = random.sample(memory, 10_000)
    states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
    model.fit(states, targets, verbose=0)
