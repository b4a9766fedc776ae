import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([4096, 8]), tf.zeros([4096, 1]))).batch(4)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train():
    for step, (x, y) in enumerate(data):
        loss = train_step(x, y)
        print(loss.numpy())  # TFA701
        if step == 900:
            return loss
    return None


print(train())
