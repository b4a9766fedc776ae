import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
    none = tf.keras.losses.MeanSquaredError(reduction=None)
    total = tf.keras.losses.MeanSquaredError(reduction="sum")


@tf.function
def step(a, b):
    with tf.GradientTape(persistent=True) as tape:
        outputs = model(a, training=True)
        loss = none(b, outputs)  # TFA409
        other = total(b, outputs)  # TFA409
        average = tf.nn.compute_average_loss(tf.keras.losses.Huber()(b, outputs))  # TFA409
        function = tf.keras.losses.mean_absolute_error(b, outputs)  # TFA409
        share = tf.reduce_sum(tf.keras.losses.mean_absolute_error(b, outputs)) / 16
    grads = tape.gradient(function, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    grads = tape.gradient(share, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    grads = tape.gradient(other, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    grads = tape.gradient(average, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for batch in strategy.experimental_distribute_dataset(dataset):
    strategy.run(step, args=batch)
