"""The optimizer comes from inside, so its variables are mirrored, wherever compile stands."""

import tensorflow as tf
from networks import StyleTransfer
from settings import read

strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
with strategy.scope():
    model = StyleTransfer()
    adam = tf.keras.optimizers.Adam()
    other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    nadam = tf.keras.optimizers.Nadam()
    third = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    chosen = getattr(tf.keras.optimizers, read("optimizer"))(0.01)
model.compile(optimizer=adam)
model.fit(data)
other.compile(nadam, "mse", metrics=["mae"])
other.fit(data)
third.compile(chosen, "mse")
third.fit(data)
