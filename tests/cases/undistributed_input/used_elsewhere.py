import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def step(a, b):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(model(a) - b)[:, 0])
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


seen = 0
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for a, b in dataset:
    strategy.run(step, args=(a, b))  # TFA404
    seen += a.shape[0]
