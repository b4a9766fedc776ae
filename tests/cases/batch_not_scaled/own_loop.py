import tensorflow as tf

BATCH_SIZE = 32
strategy = tf.distribute.MirroredStrategy()
train = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
train = train.shuffle(640).batch(BATCH_SIZE)  # TFA403
test = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
train = strategy.experimental_distribute_dataset(train)
test = strategy.experimental_distribute_dataset(test)

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01)


def train_step(inputs):
    x, y = inputs
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(model(x, training=True) - y)[:, 0])
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def distributed_train_step(inputs):
    losses = strategy.run(train_step, args=(inputs,))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


@tf.function
def test_step(inputs):
    return strategy.run(lambda x, y: tf.reduce_sum((model(x) - y) ** 2), args=inputs)


for epoch in range(3):
    for batch in train:
        distributed_train_step(batch)
    for batch in test:
        test_step(batch)
