import numpy as np
import tensorflow as tf

PER_REPLICA = 32  # <- batch

strategy = tf.distribute.MirroredStrategy()
BATCH_SIZE = PER_REPLICA * strategy.num_replicas_in_sync
x = np.random.rand(1000, 8).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(BATCH_SIZE)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(ds, epochs=2)
