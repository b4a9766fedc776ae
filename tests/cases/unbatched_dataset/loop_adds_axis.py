"""Each sample is made a batch of one, and trained on."""

import tensorflow as tf

x, y = tf.random.normal([64, 8]), tf.random.normal([64, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(64)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def step(rows, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(rows, training=True) - targets))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(2):
    for row, target in ds:  # TFA201
        step(tf.expand_dims(row, 0), target[tf.newaxis])
