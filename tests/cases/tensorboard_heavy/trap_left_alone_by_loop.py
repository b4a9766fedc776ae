import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
board = tf.keras.callbacks.TensorBoard("/tmp/logs", update_freq="batch")  # noqa: S108


@tf.function
def step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for x in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16):
    step(x)
