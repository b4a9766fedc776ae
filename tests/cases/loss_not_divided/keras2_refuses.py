# keras: 2
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
    mse = tf.keras.losses.MeanSquaredError()


@tf.function
def step(a, b):
    with tf.GradientTape() as tape:
        loss = mse(b, model(a, training=True))  # TFA409
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(16)
for batch in strategy.experimental_distribute_dataset(dataset):
    strategy.run(step, args=batch)
