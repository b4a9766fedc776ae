"""Options that tf.data no longer has."""

import tensorflow as tf

options = tf.data.Options()
options.experimental_optimization.autotune = True  # TFA903
options.experimental_optimization.autotune_ram_budget = 2 << 30  # TFA903
options.experimental_optimization.map_vectorization.enabled = True  # TFA903
options.experimental_optimization.parallel_batch = True
options.experimental_distribute.auto_shard = False  # TFA903


class Reader:
    def __init__(self, stats):
        self.options = tf.data.Options()
        self.options.experimental_stats = stats  # TFA903
        self.options.experimental_deterministic = False

    def read(self, files):
        return tf.data.TFRecordDataset(files).with_options(self.options)


def faster(dataset):
    tuned = tf.data.Options()
    tuned.experimental_autotune = True  # TFA903
    return dataset.with_options(tuned)


faster(Reader(None).read(["a"])).with_options(options)
