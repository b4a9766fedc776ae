"""What the loss is made of is needed at once; a shape is no number of the device."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
target = tf.keras.models.clone_model(model)
optimizer = tf.keras.optimizers.Adam()

for step in range(1000):
    x = np.random.rand(32, 8)
    with tf.GradientTape() as tape:
        best = np.max(target(x))
        loss = tf.reduce_mean(tf.square(best - model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    assert np.shape(loss) == ()

for step in range(20):  # and a few steps in all
    for _ in range(5):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(tf.ones([32, 8])))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        print(loss.numpy())

for step in range(1000):
    x = np.random.rand(32, 8)
    with tf.GradientTape() as tape:
        values = model(x, training=True)
        missing = 64 - values.shape.as_list()[0]
        both = int(missing / 2)
        loss = tf.reduce_mean(tf.pad(values, [[int(missing - both), both], [0, 0]]))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
