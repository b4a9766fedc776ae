"""The norms are kept as tensors; what is unstacked outside of the step is there already."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(16)
first, second = tf.unstack(tf.constant([0.5, 0.25]))


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    gradients, norm = tf.clip_by_global_norm(gradients, 1.0)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return norm


norms = []
for x, y in data.prefetch(2):
    norms.append(train_step(x, y))
    print(float(first), float(second))
print(max(float(norm) for norm in norms))
