"""Names that weights have, `tf.Variable`s that are the script's own, and models out of sight."""

import tensorflow as tf
from mine import build


class Scale(tf.Module):
    def __init__(self):
        super().__init__()
        self.scale = tf.Variable(1.0, name="out/scale")


model = tf.keras.Sequential([tf.keras.layers.Dense(4)])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 4]), tf.zeros([32, 4]))

kernels = [v for v in model.trainable_variables if "kernel" in v.name]
heads = [v for v in model.trainable_variables if "sequential/dense" in v.path]
scaled = [v for v in model.trainable_variables if v.name not in ("bias", "gamma")]
embedded = [v for v in model.weights if "embedding" in v.name]

module = Scale()
for v in module.trainable_variables:
    if "out/" in v.name:
        print(v.ref(), v.value(), v.read_value(), v.device, v.dtype.name, set([v.ref()]))

for v in build().trainable_variables:
    if "dense/" in v.name:
        print(v.ref(), v.value(), isinstance(v, tf.Variable))

with tf.GradientTape() as tape:
    loss = tf.reduce_sum(model(tf.zeros([2, 4])))
for v in tape.watched_variables():
    if "dense/kernel:0" in v.name:
        print(v.read_value())

for v in model.weights:
    print(v.value, v.dtype, v.numpy(), v.assign(v * 2), v.shape.as_list())
    if hasattr(v, "read_value"):
        print(v.read_value())
