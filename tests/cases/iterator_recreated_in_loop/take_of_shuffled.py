"""Each step takes one batch of data that is shuffled anew for it."""

import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).repeat().shuffle(640).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
steps = 640 // 8 * 20


@tf.function
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step in range(1, steps + 1):
    for x in data.take(1):  # TFA311
        train_step(x)
    if step % 80 == 0:
        for x in data.take(1):
            print(model(x))
