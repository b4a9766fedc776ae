import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8], "float32"), np.zeros([640, 1], "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(200):
    order = np.random.permutation(len(x))
    print(epoch, float(train_step(x[order], y[order])))
    if epoch % 50 == 0:
        shown = np.random.randint(0, len(x), 16)
        print(model(x[shown]))
