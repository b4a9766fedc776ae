import tensorflow as tf
from reader import read_batches

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.RMSprop()


def train_step(inputs):
    rows, targets = inputs
    with tf.GradientTape() as tape:
        error = tf.square(model(rows, training=True) - targets)
        loss = tf.nn.compute_average_loss(error, global_batch_size=64)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA402
    return loss


@tf.function
def distributed_train_step(inputs):  # which nobody calls
    losses = strategy.run(train_step, args=(inputs,))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


batches = strategy.experimental_distribute_dataset(read_batches("train.parquet", 64))
for epoch in range(20):
    total = 0.0
    for batch in batches:
        total += train_step(batch)
    print(epoch, total)
