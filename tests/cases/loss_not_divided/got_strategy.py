import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
BATCH = 16 * strategy.num_replicas_in_sync


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)  # TFA409
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


@tf.function
def train_epoch(data):
    current = tf.distribute.get_strategy()
    for x, y in data:
        current.run(train_step, args=(x, y))


data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640, 1]))).batch(BATCH)
data = strategy.experimental_distribute_dataset(data)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
    for epoch in range(10):
        train_epoch(data)
