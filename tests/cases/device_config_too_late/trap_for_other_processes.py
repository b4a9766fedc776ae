import os
import subprocess
import sys

import tensorflow as tf

jobs = tf.constant([1, 2])
for number in range(2):
    os.environ["CUDA_VISIBLE_DEVICES"] = str(number)
    subprocess.Popen([sys.executable, "job.py"])
