import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--several", action="store_true")
args = parser.parse_args()

strategy = tf.distribute.MirroredStrategy()
dataset = tf.data.Dataset.range(64).batch(16)
if args.several:
    dataset = strategy.experimental_distribute_dataset(dataset)


@tf.function
def step(batch):
    return tf.reduce_sum(batch)


for batch in dataset:
    strategy.run(step, args=(batch,))
