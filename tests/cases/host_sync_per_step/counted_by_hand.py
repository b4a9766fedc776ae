"""Steps and epochs that a `while` counts."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


step = 0
while step < 10_000:
    loss = train_step(x, y)
    print(step, float(loss))  # TFA701
    step += 1

epoch = 0
while epoch < 100:  # an epoch is one step
    loss = train_step(x, y)
    print(epoch, float(loss))
    epoch += 1
