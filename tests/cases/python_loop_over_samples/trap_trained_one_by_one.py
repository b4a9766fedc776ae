import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(3)])
optimizer = tf.keras.optimizers.SGD()
rows = np.random.rand(500, 8)
for row in rows:  # every sample is an update of its own
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(row[None]))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
