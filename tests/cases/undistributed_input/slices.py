import numpy as np
import tensorflow as tf


def main():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
        optimizer = tf.keras.optimizers.SGD(0.1)
    x = np.random.rand(1024, 4).astype("float32")
    y = x.sum(axis=1, keepdims=True)

    @tf.function
    def step(a, b):
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(tf.square(model(a) - b)[:, 0])
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))

    for start in range(0, len(x), 64):
        strategy.run(step, args=(x[start : start + 64], y[start : start + 64]))  # TFA404


main()
