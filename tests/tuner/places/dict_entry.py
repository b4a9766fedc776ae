import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

params = {
    "lr": 0.001,
    "batch_size": 32,  # <- batch
    "epochs": 2,
}
x = np.random.rand(1000, 8).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(params["batch_size"])
build().fit(ds, epochs=params["epochs"])
