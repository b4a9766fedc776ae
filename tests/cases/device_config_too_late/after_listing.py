import os

import tensorflow as tf
from tensorflow.python.client import device_lib

print(device_lib.list_local_devices())
if tf.test.is_built_with_cuda():
    os.environ["CUDA_VISIBLE_DEVICES"] = "0,1"  # TFA102
