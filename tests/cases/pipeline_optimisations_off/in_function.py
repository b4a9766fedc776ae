import tensorflow as tf


def without_optimisations():
    options = tf.data.Options()
    options.experimental_optimization.apply_default_optimizations = False  # TFA312
    options.experimental_optimization.inject_prefetch = False  # TFA312
    return options


class Data:
    def build(self):
        ds = tf.data.Dataset.range(64).batch(8)
        return ds.with_options(without_optimisations())


for batch in Data().build():
    print(batch)
