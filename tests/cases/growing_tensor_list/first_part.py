"""The first part is bound by itself, and the rest is concatenated to it."""

import tensorflow as tf

from project import batches

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
outputs = None
for x, y in batches():
    with tf.GradientTape() as tape:
        output = model(x, training=True)
        if outputs is None:
            outputs = output
        else:
            outputs = tf.concat(values=[outputs, output], axis=0)  # TFA702
        loss = tf.reduce_mean(tf.square(output - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
print(outputs)
