import tensorflow as tf

if len(tf.config.list_physical_devices("GPU")) > 1:
    strategy = tf.distribute.MirroredStrategy()
else:
    strategy = tf.distribute.OneDeviceStrategy("/cpu:0")
rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = strategy.experimental_distribute_dataset(rows.shuffle(640).batch(32))  # TFA403
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01)


def replica_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(model(x, training=True) - y)[:, 0])
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def step(batch):
    strategy.run(replica_step, args=batch)


for epoch in range(3):
    for batch in rows:
        step(batch)
