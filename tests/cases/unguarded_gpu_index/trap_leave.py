import sys

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if not gpus:
    sys.exit("no GPU")
tf.config.set_visible_devices(gpus[0], "GPU")
