import tensorflow as tf


class Data:
    def __init__(self):
        options = tf.data.Options()
        options.autotune.enabled = False
        ds = tf.data.Dataset.range(64).prefetch(8).batch(8)  # TFA305
        self.ds = ds.with_options(options)


for batch in Data().ds:
    print(batch)
