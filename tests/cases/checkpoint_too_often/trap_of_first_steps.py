"""Each condition asks for more than the epoch: for the step, or for what the steps change."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(4)
last = 15
for epoch in range(100):
    saved = -1
    for step, (x, y) in enumerate(data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        if epoch % 10 == 0 and step == last:
            model.save_weights("last.weights.h5")
        if epoch > saved:
            model.save_weights("once.weights.h5")
            saved = epoch
