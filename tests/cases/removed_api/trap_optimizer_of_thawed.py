"""A new optimizer for the second training, or nothing that was frozen is thawed."""

import numpy as np
import tensorflow as tf

x, y = np.zeros((64, 32, 32, 3)), np.zeros((64, 1))


def build():
    base = tf.keras.applications.MobileNetV2((32, 32, 3), include_top=False, weights=None)
    base.trainable = False
    head = [tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(1)]
    return base, tf.keras.Sequential([base, *head])


base, model = build()
model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss="mse")
model.fit(x, y)
base.trainable = True
model.compile(optimizer=tf.keras.optimizers.Adam(1e-5), loss="mse")
model.fit(x, y)

base, model = build()
optimizer = tf.keras.optimizers.Adam(1e-3)
model.compile(optimizer=optimizer, loss="mse")
model.fit(x, y)
model.compile(optimizer=optimizer, loss="mae")
model.fit(x, y)

base, model = build()
base.trainable = True
early = tf.keras.optimizers.Adam(1e-3)
model.compile(optimizer=early, loss="mse")
model.fit(x, y)
base.trainable = False
model.compile(optimizer=early, loss="mse")
model.fit(x, y)

base, model = build()
known = tf.keras.optimizers.Adam(1e-3)
base.trainable = True
known.build(model.trainable_variables)
base.trainable = False
model.compile(optimizer=known, loss="mse")
model.fit(x, y)
base.trainable = True
model.compile(optimizer=known, loss="mse")
model.fit(x, y)
