"""A simulation goes on between the steps, which asks for no loss."""

import tensorflow as tf

from project import Simulation

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
sim = Simulation()
for _ in range(1000):
    x, y = sim.observe()
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    print(float(loss))  # TFA701
    sim.step()
