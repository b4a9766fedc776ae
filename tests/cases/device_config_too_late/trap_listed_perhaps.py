import os
import sys

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if gpus:
    try:
        print(open("machine.txt").read())
        print(tf.config.list_logical_devices("GPU"))
    except OSError as error:
        print(error)
if "--list" in sys.argv:
    print(tf.config.list_logical_devices("GPU"))
if not gpus:
    print(tf.config.list_logical_devices("CPU"))

os.environ["CUDA_VISIBLE_DEVICES"] = "0"
for gpu in gpus:
    tf.config.experimental.set_memory_growth(gpu, True)
