import os

import tensorflow as tf

steps = tf.Variable(0)
os.environ.update({"CUDA_VISIBLE_DEVICES": "1", "CUDA_DEVICE_ORDER": "PCI_BUS_ID"})  # TFA102
