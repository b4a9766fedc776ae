import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

x = np.random.rand(1000, 8).astype("float32")
train = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(32)  # <- batch
valid = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(500)
model = build()
model.fit(train, validation_data=valid, epochs=2)
model.evaluate(valid, batch_size=500)
