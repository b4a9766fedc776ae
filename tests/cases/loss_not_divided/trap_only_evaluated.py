import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])


@tf.function
def test_step(a, b):
    return tf.reduce_mean(tf.square(model(a, training=False) - b))


@tf.function
def saliency(a, b):
    with tf.GradientTape() as tape:
        tape.watch(a)
        loss = tf.reduce_mean(tf.square(model(a, training=False) - b))
    return tape.gradient(loss, a)


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for batch in strategy.experimental_distribute_dataset(dataset):
    losses = strategy.run(test_step, args=batch)
    print(float(strategy.reduce(tf.distribute.ReduceOp.MEAN, losses, axis=None)))
    strategy.run(saliency, args=batch)
