"""Objects that go through a few names, or through what nobody can see."""

import tensorflow as tf
from somewhere import stream


class Names:
    def __iter__(self):
        return iter(("a.npy", "b.npy", "c.npy"))


class Far:
    def __iter__(self):
        return stream()


class Itself:
    def __iter__(self):
        return self

    def __next__(self):
        return stream.next()


model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
for name in Names():
    print(model.predict(stream.load(name)))
for data in Far():
    print(model.predict(data))
for data in Itself():
    print(model.predict(data))
