import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
BATCH = 32 * strategy.num_replicas_in_sync

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()

data = tf.data.Dataset.from_tensor_slices((tf.ones([640, 4]), tf.ones([640, 1])))
data = strategy.experimental_distribute_dataset(data.repeat().batch(BATCH))


@tf.function
def train_step(batches):
    def step(batch):
        x, y = batch
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss((y - model(x, training=True))[:, 0] ** 2)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))  # TFA410
        return loss

    losses = strategy.run(step, args=(next(batches),))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


batches = iter(data)
for step in range(100):
    train_step(batches)
