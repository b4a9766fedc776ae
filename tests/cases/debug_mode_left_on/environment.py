import os

os.environ["CUDA_LAUNCH_BLOCKING"] = "1"  # TFA506

import tensorflow as tf

tf.debugging.enable_check_numerics()  # TFA506
tf.config.experimental.enable_op_determinism()  # TFA506
tf.keras.utils.set_random_seed(1)
