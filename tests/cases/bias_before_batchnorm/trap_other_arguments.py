import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input((32, 32, 3)),
    layers.Conv2D(8, 3, use_bias=False),
    layers.BatchNormalization(),
    layers.Conv2D(8, 3, bias_initializer="ones", bias_regularizer="l2"),
    layers.BatchNormalization(),
    layers.Conv2D(8, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.Conv2D(8, 3),
    layers.BatchNormalization(axis=1),
    layers.Conv2D(8, 3),
    layers.BatchNormalization(center=False),
    layers.Conv2D(8, 3),
    layers.LayerNormalization(),
    layers.Flatten(),
    layers.Dense(32, "relu"),
    layers.BatchNormalization(),
    layers.Dense(10),
])
