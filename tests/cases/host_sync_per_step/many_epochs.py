"""A hundred thousand epochs are steps by another name."""

import tensorflow as tf

image = tf.Variable(tf.zeros([1, 64, 64, 3]))
target = tf.random.uniform([1, 64, 64, 3])
optimizer = tf.keras.optimizers.Adam(0.03)
epochs = 100000
for epoch in range(epochs):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(image - target))
    print(loss)  # TFA701
    gradients = tape.gradient(loss, [image])
    optimizer.apply_gradients(zip(gradients, [image]))
