import numpy as np
import tensorflow as tf

x = np.random.rand(1000, 8).astype("float32")
y = x[:, :1]
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.1)
for epoch in range(3):
    order = np.random.permutation(len(x))
    for i in range(0, len(x), 32):  # <- batch
        part = order[i : i + 32]  # <- batch
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x[part]) - y[part]) ** 2)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
