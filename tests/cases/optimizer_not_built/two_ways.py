"""Either update of the step is the optimizer's first."""

import sys

import tensorflow as tf

clip = "--clip" in sys.argv
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.RMSprop()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
data = strategy.experimental_distribute_dataset(data)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) / 64
    gradients = tape.gradient(loss, model.trainable_variables)
    if clip:
        gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA410
    else:
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA410


@tf.function
def all_steps(batch):
    strategy.run(step, args=batch)


for batch in data:
    all_steps(batch)
