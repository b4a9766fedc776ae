"""What the model gives for the batch, and for the test set, is counted after each step."""

import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
dataset = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64)

right = total = 0
curve = []
for images, labels in dataset:
    with tf.GradientTape() as tape:
        loss = loss_fn(labels, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    guesses = np.argmax(model(images, training=False), axis=1)  # TFA701
    right += np.sum(guesses == labels)
    hits = tf.reduce_sum(tf.cast(tf.argmax(model(images), axis=1) == labels, tf.float32))
    curve.append(hits.numpy() / len(labels))  # TFA701
    total += len(guesses)
    curve.append(np.mean(tf.argmax(model(x_test), axis=1).numpy() == y_test))  # TFA701
print(right / total, curve[-1])
