import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.SGD()
LOSS_SCALE = 1024.0

for x, y in tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y)) * LOSS_SCALE
    gradients = [g / LOSS_SCALE for g in tape.gradient(loss, model.trainable_variables)]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
