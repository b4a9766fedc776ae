"""A schedule and a logger of the user's own count the steps: no environment gets an action."""

import tensorflow as tf

from project import Logger, Schedule

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(4)
schedule, logger = Schedule(optimizer), Logger()
for epoch in range(100):
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        schedule.step()
        print(float(loss))  # TFA701
        logger.step()
