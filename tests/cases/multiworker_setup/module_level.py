import os

import tensorflow as tf

os.environ.setdefault("GRPC_FAIL_FAST", "use_caller")
BATCH = 16
features = tf.random.normal([64, 8])  # some data
labels = tf.reduce_sum(features, axis=1, keepdims=True)

# Two machines.
strategy = tf.distribute.MultiWorkerMirroredStrategy()  # TFA406
data = tf.data.Dataset.from_tensor_slices((features, labels)).batch(BATCH)
data = strategy.experimental_distribute_dataset(data)
