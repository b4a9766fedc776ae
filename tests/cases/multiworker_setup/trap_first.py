import json
import os

os.environ["TF_CONFIG"] = json.dumps({})

import tensorflow as tf  # noqa: E402

tf.random.set_seed(1)
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
options = tf.data.Options()
strategy = tf.distribute.MultiWorkerMirroredStrategy()
again = tf.distribute.MultiWorkerMirroredStrategy()
x = tf.zeros([8, 8])
