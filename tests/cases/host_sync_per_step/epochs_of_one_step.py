"""Thousands of epochs of one step each, of all the data there is."""

import tensorflow as tf

x, y = tf.random.normal([500, 4]), tf.random.normal([500, 1])
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


losses = []
for epoch in range(5000):
    loss = train_step()
    losses.append(loss.numpy())  # TFA701
    if epoch % 500 == 0:
        print(epoch, loss.numpy())
