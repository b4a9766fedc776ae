import os

import tensorflow as tf

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # TFA102
print(tf.__version__)
