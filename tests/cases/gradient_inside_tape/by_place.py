"""`persistent` by its place, beside another argument."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(x):
    with tf.GradientTape(True, False) as outer:  # TFA705
        outer.watch(model.trainable_weights)
        with tf.GradientTape(True, False) as inner:
            inner.watch(x)
            u = model(x)
        u_x, u_t = inner.gradient(u, x), inner.gradient(tf.square(u), x)
        loss = tf.reduce_mean(tf.square(u_x - u_t))
    return outer.gradient(loss, model.trainable_weights)


for _ in range(100):
    optimizer.apply_gradients(zip(step(tf.ones([8, 2])), model.trainable_weights))
