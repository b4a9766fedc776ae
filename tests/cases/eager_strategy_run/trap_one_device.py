import subprocess

import tensorflow as tf

strategy = tf.distribute.get_strategy()


def train_step(x):
    return tf.reduce_sum(x)


for x in tf.data.Dataset.range(64).batch(8):
    strategy.run(train_step, args=(x,))
for name in ["a", "b", "c", "d"]:
    subprocess.run(["echo", name], check=True)
