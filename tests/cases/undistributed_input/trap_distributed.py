import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def step(inputs):
    a, b = inputs
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(model(a) - b)[:, 0])
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


def make(context):
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1])))
    data = data.shard(context.num_input_pipelines, context.input_pipeline_id)
    return data.repeat().batch(context.get_per_replica_batch_size(64))


train = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
train = strategy.experimental_distribute_dataset(train)
for batch in train:
    strategy.run(step, args=(batch,))

batches = iter(strategy.distribute_datasets_from_function(make))
for _ in range(100):
    strategy.run(step, args=(next(batches),))
