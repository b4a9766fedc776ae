"""A step that cuts a batch into parts, or divides it, before the model gets it."""

import tensorflow as tf
from tensorflow.keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train / 255.0
x_train = x_train.reshape(x_train.shape[0], 2, -1)
halves = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(1000).batch(32)  # TFA507

rows = x_train.reshape(-1, 784).astype("float64")
whole = tf.data.Dataset.from_tensor_slices((rows, y_train)).batch(32)  # TFA507

left, right = Input((392,)), Input((392,))
tower = Dense(10)
siamese = tf.keras.Model([left, right], tower(left) + tower(right))
plain = tf.keras.Sequential([Dense(10)])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(3e-4)


@tf.function
def siamese_step(images, labels):
    first, second = images[:, 0], images[:, 1]
    with tf.GradientTape() as tape:
        loss = loss_of(labels, siamese([first, second]))
    gradients = tape.gradient(loss, siamese.trainable_variables)
    optimizer.apply_gradients(zip(gradients, siamese.trainable_variables))


other = tf.keras.optimizers.Adam(3e-4)


@tf.function
def plain_step(images, labels):
    with tf.GradientTape() as tape:
        loss = loss_of(labels, plain(tf.reshape(images, [-1, 784]) - 0.5, training=True))
    gradients = tape.gradient(loss, plain.trainable_variables)
    other.apply_gradients(zip(gradients, plain.trainable_variables))


for images, labels in halves:
    siamese_step(images, labels)
for images, labels in whole:
    plain_step(images, labels)
