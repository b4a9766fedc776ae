import tensorflow as tf

BATCH_SIZE = 32
strategy = tf.distribute.MirroredStrategy()
train = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
train = strategy.experimental_distribute_dataset(train.batch(BATCH_SIZE))  # TFA403

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) * (1.0 / BATCH_SIZE)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for batch in train:
    strategy.run(train_step, args=batch)
