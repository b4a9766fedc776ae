"""What is called a strategy elsewhere, and one out of sight that distributes."""

import tensorflow as tf
from market import open_strategy
from util import choose_strategy

data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)
trading = open_strategy("momentum")


def score(prices):
    return tf.reduce_mean(prices)


for prices in data:
    trading.run(score, args=(prices,))

strategy = choose_strategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])


@tf.function
def evaluate(rows):
    strategy.run(model, args=(rows,))


for rows in strategy.experimental_distribute_dataset(data):
    evaluate(rows)
