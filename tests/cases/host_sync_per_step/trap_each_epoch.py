import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(4)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


mean = tf.keras.metrics.Mean()
for epoch in range(3):
    losses = []
    for x, y in data:
        loss = train_step(x, y)
        losses.append(loss)
        mean.update_state(loss)
    print(epoch, float(loss), mean.result().numpy())
x, y = next(iter(data))
for epoch in range(100):
    loss = train_step(x, y)
    print(epoch, loss.numpy())
