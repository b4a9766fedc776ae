"""A pretrained part is frozen at first, and tuned with the optimizer of the first training."""

import numpy as np
import tensorflow as tf

x, y = np.zeros((64, 32, 32, 3)), np.zeros((64, 1))
base = tf.keras.applications.MobileNetV2((32, 32, 3), include_top=False, weights=None)
base.trainable = False
model = tf.keras.Sequential([
    base, tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(1)
])
optimizer = tf.keras.optimizers.Adam(1e-3)
model.compile(optimizer=optimizer, loss="mse")
model.fit(x, y, epochs=2)
base.trainable = True
for layer in base.layers[:100]:
    layer.trainable = False
model.compile(optimizer=optimizer, loss="mse")  # TFA903
model.fit(x, y, epochs=2)


def tune(rows, labels):
    net = tf.keras.Sequential([
        tf.keras.Input([8]), tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)
    ])
    sgd = tf.keras.optimizers.SGD(0.1)
    net.compile(sgd, "mse")
    for layer in net.layers[:-1]:
        layer.trainable = False
    net.fit(rows, labels)
    for layer in net.layers:
        layer.trainable = True
    net.compile(sgd, "mse")  # TFA903
    net.fit(rows, labels)


tune(np.zeros((64, 8)), np.zeros((64, 1)))
