"""NumPy calls a function for each row of an array, and SciPy for each point of a search."""

import numpy as np
import tensorflow as tf
from scipy import optimize
from scipy.optimize import differential_evolution

model = tf.keras.models.load_model("surrogate.keras")
points = np.random.rand(100, 4)
heights = np.apply_along_axis(lambda p: model.predict(p[None], verbose=0)[0, 0], 1, points)  # TFA204
height = np.vectorize(lambda p: model.predict(np.array([[p]]))[0, 0])  # TFA204


def objective(point):
    return float(model.predict(point.reshape(1, -1), verbose=0)[0, 0])  # TFA204


class Search:
    def __init__(self, path):
        self.model = tf.keras.models.load_model(path)

    def cost(self, point, offset):
        return self.model.predict(np.array([point]))[0, 0] - offset  # TFA204

    def run(self):
        return optimize.minimize(fun=self.cost, x0=np.zeros(4), args=(3.0,), method="Nelder-Mead")


best = differential_evolution(objective, [(0, 1)] * 4)
print(heights, height(points[:, 0]), best, Search("other.keras").run())
