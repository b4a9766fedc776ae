"""Another model in each iteration, as the loop goes through several."""

import tensorflow as tf

x = tf.zeros([32, 4])


def build(width):
    return tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(width)])


def score(network):
    fast = tf.function(network)
    return [tf.reduce_mean(fast(x + n)) for n in range(100)]


class Ensemble:
    def __init__(self):
        self.members = [build(width) for width in range(1, 9)]

    def predict(self):
        for member in self.members:
            fast = tf.function(member)
            print(fast(x))


members = [build(width) for width in range(1, 9)]
for model in members:
    predict = tf.function(model)
    print(predict(x))
for number, model in enumerate(members):
    print(number, score(model))
named = {f"of {width}": build(width) for width in range(1, 9)}
for name, model in named.items():
    predict = tf.function(model)
    print(name, predict(x))
Ensemble().predict()
