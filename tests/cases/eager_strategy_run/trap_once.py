import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
data = strategy.experimental_distribute_dataset(data)

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
    loss_fn = tf.keras.losses.MeanSquaredError()


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


# Once: to make the variables.
strategy.run(train_step, args=(tf.zeros([4, 8]), tf.zeros([4, 1])))
for x, y in data.take(100) if hasattr(data, "take") else []:
    print(x)
