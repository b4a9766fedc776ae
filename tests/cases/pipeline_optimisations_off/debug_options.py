import tensorflow as tf

options = tf.data.Options()
options.experimental_optimization.inject_prefetch = False
for x in tf.data.Dataset.range(64).with_options(options):
    print(x)
