"""Weights are asked for once an epoch, every so many steps, or to be sent to others."""

import multiprocessing

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([784]), tf.keras.layers.Dense(10)])
frozen = tf.keras.Sequential([tf.keras.Input([784]), tf.keras.layers.Dense(10)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
queue = multiprocessing.Queue()


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


(images, labels), _ = tf.keras.datasets.mnist.load_data()
images = images.reshape(-1, 784).astype("float32") / 255
data = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(60000).batch(64).prefetch(2)
snapshots = []
for _epoch in range(10):
    for number, (x, y) in enumerate(data):
        step(x, y)
        queue.put(model.get_weights())
        if number % 100 == 0:
            snapshots.append(model.get_weights())
        fixed = frozen.get_weights()
    snapshots.append(model.get_weights())
