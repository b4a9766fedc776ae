"""The test set of a loop of one's own, which is only evaluated."""

import tensorflow as tf

x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
train = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(640).batch(32)
test = tf.data.Dataset.from_tensor_slices((x, y)).batch(32).shuffle(10)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
loss_object = tf.keras.losses.MeanSquaredError()


@tf.function
def train_step(rows, values):
    with tf.GradientTape() as tape:
        loss = loss_object(values, model(rows))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(3):
    for rows, values in train:
        train_step(rows, values)
    for rows, values in test:
        print(loss_object(values, model(rows)))
