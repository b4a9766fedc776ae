"""The step is taken under one condition, and its loss read under another."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(4)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step, (x, y) in enumerate(dataset):
    if tf.reduce_any(x > 0):
        loss = train_step(x, y)
        if step % 100 == 0:
            print(loss.numpy())
    else:
        print(step)
loss = 0.0
for step, (x, y) in enumerate(dataset):
    if step > 0:
        loss = train_step(x, y)
    numbers = tf.nest.map_structure(lambda value: value, {"loss": loss})
    if step % 100 == 0:
        print(numbers)
