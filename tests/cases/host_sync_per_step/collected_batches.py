"""A step of several batches, taken whenever enough of them are there, and read each time."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(4)


@tf.function
def train_step(batches):
    gathered = []
    for x, y in batches:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gathered.append(tape.gradient(loss, model.trainable_variables))
    gradients = [tf.add_n(parts) for parts in zip(*gathered)]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


collected = []
for batch in dataset:
    collected.append(batch)
    if len(collected) == 4:
        loss = train_step(collected)
        print(loss.numpy())  # TFA701
        collected = []
