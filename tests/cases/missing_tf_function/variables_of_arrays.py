import numpy as np
import tensorflow as tf

patch = tf.Variable(np.random.rand(50, 50, 3), dtype=tf.float32)
slope, shift = tf.Variable(np.random.randn()), tf.Variable(np.random.randn())
model = tf.keras.applications.MobileNetV2()
optimizer = tf.optimizers.Adam(0.1)

for _ in range(50):
    with tf.GradientTape() as tape:  # TFA601
        loss = tf.reduce_mean(model(tf.image.resize(patch[None], [224, 224])))
    optimizer.apply_gradients([(tape.gradient(loss, patch), patch)])

x, y = tf.random.normal([100]), tf.random.normal([100])
for _ in range(500):
    with tf.GradientTape() as tape:  # TFA601
        error = tf.reduce_mean(tf.square(slope * x + shift - y))
    optimizer.apply_gradients(zip(tape.gradient(error, [slope, shift]), [slope, shift]))
