"""A package for networks of physics that wants the graph of Keras 2's backend."""

import numpy as np
import sciann as sn  # TFA903
import tensorflow as tf

tf.random.set_seed(1)
x = sn.Variable("x")
u = sn.Functional("u", x, 4 * [20], "tanh")
model = sn.SciModel(x, [sn.diff(u, x) - u])
model.train(np.linspace(0, 1, 100), ["zeros"], epochs=100)
