"""An attempt that says what went wrong with the numbers, and is no remedy for what is gone."""

import tensorflow as tf

from steps import step

strategy = tf.distribute.MirroredStrategy()
dataset = tf.data.Dataset.range(64).batch(8)


@tf.function
def train(batch):
    return strategy.experimental_run_v2(step, args=(batch,))  # TFA903


for epoch in range(3):
    try:
        for batch in strategy.experimental_distribute_dataset(dataset):
            train(batch)
    except TypeError as error:
        print(error)
        print("The last batch is smaller.")
try:
    optimizer = tf.keras.optimizers.Adam(lr=1e-3)
except TypeError:
    optimizer = tf.keras.optimizers.Adam(learning_rate=1e-3)
try:
    print(strategy.experimental_run_v2(step, args=(dataset,)))
except AttributeError:
    print("A later version.")
