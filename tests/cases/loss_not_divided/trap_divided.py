import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
GLOBAL = 8 * strategy.num_replicas_in_sync
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
    none = tf.keras.losses.MeanSquaredError(reduction="none")
    total = tf.keras.losses.MeanSquaredError(reduction=tf.keras.losses.Reduction.SUM)
    mean = tf.keras.losses.MeanSquaredError()


def losses(b, outputs):
    yield tf.nn.compute_average_loss(none(b, outputs), global_batch_size=GLOBAL)
    yield tf.reduce_sum(none(b, outputs)) * (1.0 / GLOBAL)
    yield tf.reduce_sum(none(b, outputs)) / GLOBAL
    yield total(b, outputs) / GLOBAL
    yield tf.reduce_mean((outputs - b) ** 2) / strategy.num_replicas_in_sync
    yield tf.reduce_mean(none(b, outputs) / strategy.num_replicas_in_sync)
    yield mean(b, outputs)
    yield tf.reduce_mean(mean(b, outputs))
    yield 10.0 * mean(b, outputs) + tf.nn.scale_regularization_loss(model.losses)


@tf.function
def step(a, b):
    for loss_of in (0, 1, 2, 3, 4, 5, 6, 7, 8):
        with tf.GradientTape() as tape:
            loss = list(losses(b, model(a, training=True)))[loss_of]
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))


@tf.function
def plain_step(a, b):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(a, training=True) - b)) / strategy.num_replicas_in_sync
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    with tf.GradientTape() as tape:
        loss = mean(b, model(a, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    with tf.GradientTape() as tape:
        loss = total(b, model(a, training=True)) * (1 / GLOBAL)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(GLOBAL)
for batch in strategy.experimental_distribute_dataset(dataset):
    strategy.run(step, args=batch)
    strategy.run(plain_step, args=batch)
