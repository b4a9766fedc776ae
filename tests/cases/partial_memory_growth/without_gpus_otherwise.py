import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--gpu", action="store_true")
args = parser.parse_args()

if args.gpu:
    devices = tf.config.list_physical_devices("GPU")
    tf.config.experimental.set_memory_growth(devices[0], True)  # TFA103
else:
    devices = tf.config.list_physical_devices("CPU")
    tf.config.set_visible_devices(devices)
print(tf.reduce_sum(tf.ones([2])))
