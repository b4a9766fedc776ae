import tensorflow as tf

strategy = tf.distribute.get_strategy()
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640, 1]))).batch(16)
for x, y in data:
    strategy.run(train_step, args=(x, y))
