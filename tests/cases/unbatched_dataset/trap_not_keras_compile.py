"""What is compiled with something else, or without a loss, is no model of Keras."""

import tensorflow as tf
from solvers import Agent, Solver

ds = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
solver = Solver(8)
solver.compile("adam", loss="mse", lr=0.001)
solver.fit(ds)
agent = Agent(8)
agent.compile(tf.keras.optimizers.Adam(), metrics=["mae"])
agent.fit(ds)
