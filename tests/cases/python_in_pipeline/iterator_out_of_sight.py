"""What makes the elements is out of sight; that they are samples, the batches behind it tell."""

import tensorflow as tf
from loaders import image_samples
from networks import build

shape = tf.TensorSpec([64, 64, 3], tf.float32), tf.TensorSpec([64, 64, 1], tf.float32)
train_ds = tf.data.Dataset.from_generator(image_samples("train"), output_signature=shape)  # TFA309
train_ds = train_ds.shuffle(100).repeat().batch(16).prefetch(tf.data.AUTOTUNE)
val_ds = tf.data.Dataset.from_generator(image_samples("val"), output_signature=shape).batch(16)  # TFA309
test_ds = tf.data.Dataset.from_generator(image_samples("test"), output_signature=shape).batch(16)

model = build()
model.compile("adam", "mse")
model.fit(train_ds, epochs=20, steps_per_epoch=100, validation_data=val_ds)
model.evaluate(test_ds)

optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


looped_ds = tf.data.Dataset.from_generator(image_samples("more"), output_signature=shape).batch(16)  # TFA309
for _ in range(10):
    for x, y in looped_ds:
        train_step(x, y)
