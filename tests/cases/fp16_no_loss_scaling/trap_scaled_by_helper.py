import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD())


def loss_of(x, y):
    loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    return loss, optimizer.scale_loss(loss)


for x, y in tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8):
    with tf.GradientTape() as tape:
        loss, scaled = loss_of(x, y)
    gradients = tape.gradient(scaled, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
