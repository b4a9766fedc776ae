"""Two methods fill the attribute: nobody knows which model it is."""

import tensorflow as tf
from sklearn.ensemble import RandomForestRegressor


class Scorer:
    def __init__(self):
        self.model = None

    def score(self, rows):
        for row in rows:
            yield self.model.predict(row[None])[0]

    def use_network(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def use_forest(self):
        self.model = RandomForestRegressor()


class Other:
    def score(self, rows):
        return [self.model.predict(row[None]) for row in rows]

    def use_forest(self):
        self.model = RandomForestRegressor()

    def use_network(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
