import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
optimizer = tf.keras.optimizers.Adam()


def batches():
    while True:
        yield np.zeros([32, 8], "float32"), np.zeros([32, 4]), np.ones([32, 4])


def masked_loss(target, mask, output):
    known = (np.abs(mask) == 1).astype("float32")
    return tf.reduce_sum(tf.square(target - output) * known) / np.sum(known)


data = batches()
for step in range(1000):
    x, y, mask = next(data)
    with tf.GradientTape() as tape:
        loss = masked_loss(y, mask, model(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    if step % 100 == 0:
        print(float(loss))
