"""An optimizer for each model, one that is built for all, or for a part of the first model."""

import sys

import numpy as np
import tensorflow as tf

x, y = np.zeros((64, 8)), np.zeros((64, 1))


def build():
    return tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])


for fold in range(5):
    optimizer = tf.keras.optimizers.Adam()
    model = build()
    model.compile(optimizer, "mse")
    model.fit(x, y)

first, second = build(), build()
both = tf.keras.optimizers.Adam()
both.build(first.trainable_variables + second.trainable_variables)
for each in (first, second):
    each.compile(both, "mse")
first.fit(x, y)
second.fit(x, y)

shared = tf.keras.optimizers.SGD()
one, other = build(), build()
one.compile(shared, "mse")
other.compile(shared, "mse")
if "--one" in sys.argv:
    one.fit(x, y)
else:
    other.fit(x, y)

inner = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
outer = tf.keras.Sequential([inner, tf.keras.layers.Dense(1)])
part = tf.keras.optimizers.SGD()
outer.compile(part, "mse")
inner.compile(part, "mse")
outer.fit(x, y)
inner.fit(x, np.zeros((64, 4)))

once = tf.keras.optimizers.SGD()
for attempt in range(3):
    found = build()
    found.compile(once, "mse")
    found.fit(x, y)
    break

same = build()
again = tf.keras.optimizers.SGD()
same.compile(again, "mse")
for epoch in range(3):
    same.fit(x, y)


def train_one(model):
    own = tf.keras.optimizers.SGD(0.1)
    model.compile(own, "mse")
    model.fit(x, y)
    model.fit(x, y, epochs=2)


if "--small" in sys.argv:
    chosen = build()
else:
    chosen = tf.keras.Sequential([build(), tf.keras.layers.Dense(9), tf.keras.layers.Dense(1)])
train_one(chosen)

left, right = build(), build()
left_optimizer, right_optimizer = (tf.keras.optimizers.Adam(1e-3) for _ in range(2))
left.compile(left_optimizer, "mse")
right.compile(right_optimizer, "mse")
left.fit(x, y)
right.fit(x, y)
