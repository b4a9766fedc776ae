import numpy as np
import tensorflow as tf

EPOCHS = 10
BATCH_SIZE = 32  # <- batch

x = np.random.rand(1000, 8).astype("float32")
train = tf.data.Dataset.from_tensor_slices((x[:800], x[:800, :1])).batch(BATCH_SIZE)
valid = tf.data.Dataset.from_tensor_slices((x[800:], x[800:, :1])).batch(BATCH_SIZE)
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, validation_data=valid, epochs=EPOCHS)
