"""The `try` around all of it only says what went wrong."""

import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")


def train(batches):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, dtype="float32")])
    optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.SGD(0.01))
    for x, y in batches:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
            scaled = optimizer.get_scaled_loss(loss)  # TFA503
        gradients = tape.gradient(scaled, model.trainable_variables)
        gradients = optimizer.get_unscaled_gradients(gradients)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))


try:
    train(tf.data.Dataset.from_tensor_slices((tf.ones([64, 8]), tf.ones([64, 1]))).batch(8))
except KeyboardInterrupt:
    print("stopped")
except Exception as error:
    print("failed:", error)
