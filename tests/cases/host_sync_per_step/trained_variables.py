"""The variables of a line are written down after each step."""

import matplotlib.pyplot as plt
import tensorflow as tf

slope, offset = tf.Variable(1.0), tf.Variable(0.0)
xs = tf.random.normal([200])
ys = 4 * xs - 1
slopes, offsets = [], []
for step in range(800):
    with tf.GradientTape() as tape:
        error = tf.reduce_mean(tf.square(slope * xs + offset - ys))
    by_slope, by_offset = tape.gradient(error, [slope, offset])
    slope.assign_sub(0.01 * by_slope)
    offset.assign_sub(0.01 * by_offset)
    slopes.append(slope.numpy())  # TFA701
    offsets.append(float(offset))  # TFA701
plt.plot(slopes)
plt.plot(offsets)
