import sys
import tempfile

import tensorflow as tf

rows, targets = tf.random.normal([640, 8]), tf.zeros([640, 1])
data = tf.data.Dataset.from_tensor_slices((rows, targets)).batch(32)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
logs = tempfile.mkdtemp()

# An epoch of a few steps, another one, and the training behind it.
tf.profiler.experimental.start(logs)
model.fit(data, epochs=2, steps_per_epoch=5)
tf.profiler.experimental.stop()
with tf.profiler.experimental.Profile(logs):
    model.fit(data)
model.fit(data, epochs=3)

# Steps that are chosen.
optimizer = tf.keras.optimizers.Adam()
optimizer.build(model.trainable_variables)
step = 0
for _ in range(3):
    for x, y in data:
        if step == 10:
            tf.profiler.experimental.start(logs)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        step += 1
        if step == 20:
            tf.profiler.experimental.stop()

tf.profiler.experimental.start(logs)
for epoch in range(3):
    for x, y in data.take(10):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    if epoch == 0:
        tf.profiler.experimental.stop()

# Somebody asks for it.
if "--profile" in sys.argv:
    tf.profiler.experimental.start(logs)
model.fit(data, epochs=3)
if "--profile" in sys.argv:
    tf.profiler.experimental.stop()
