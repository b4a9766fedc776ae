"""Many rows of a data set, as one batch: those that are kept to validate with, or to test."""

import tensorflow as tf

SHARE = 0.8

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
cut = int(len(x_train) * SHARE)
x_train, x_val = x_train[:cut] / 255.0, x_train[cut:] / 255.0
x_test = x_test.reshape(-1, 28, 28).astype("float32") / 255.0
train = tf.data.Dataset.from_tensor_slices((x_train.astype("float32"), y_train[:cut])).batch(64)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(images, labels):
    with tf.GradientTape() as tape:
        loss = loss_of(labels, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(3):
    for images, labels in train:
        step(images, labels)
    print(epoch, loss_of(y_train[cut:], model(x_val)))  # TFA206: medium
print(loss_of(y_test, model(x_test)))  # TFA206: medium
print(loss_of(y_train[-5000:], model(x_train[-5000:])))  # TFA206: medium
