"""A few rows of a data set, and batches that are cut out of it."""

import numpy as np
import tensorflow as tf

BATCH = 64

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255.0
(prices, _), (prices_test, _) = tf.keras.datasets.boston_housing.load_data()

model = tf.keras.Sequential([tf.keras.layers.Dense(10)])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(images, labels):
    with tf.GradientTape() as tape:
        loss = loss_of(labels, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for start in range(0, len(x_train), BATCH):
    step(x_train[start : start + BATCH], y_train[start : start + BATCH])
chosen = np.random.choice(len(x_train), 500)
print(loss_of(y_train[chosen], model(x_train[chosen])))
print(loss_of(y_train[:1000], model(x_train[:1000])))
few = int(len(x_train) * 0.01)
print(loss_of(y_train[:few], model(x_train[:few])))

regression = tf.keras.Sequential([tf.keras.layers.Dense(1)])
print(regression(prices_test[:50]), regression(prices[:300]))
