"""A variable that no step trains is read: it is there already."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
seen = tf.Variable(0, dtype=tf.int64)
checkpoint = tf.train.Checkpoint(model=model, seen=seen)
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
for x, y in dataset:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    seen.assign_add(1)
    if int(seen) % 100 == 0:
        checkpoint.save(f"ckpt-{seen.numpy()}")
