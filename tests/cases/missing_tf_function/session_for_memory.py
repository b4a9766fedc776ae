"""A session that runs nothing only sets how the GPU's memory is used: the step is eager."""

import tensorflow as tf

config = tf.compat.v1.ConfigProto()
config.gpu_options.allow_growth = True
tf.compat.v1.Session(config=config)

weights = tf.Variable(tf.ones([8, 1]))
optimizer = tf.keras.optimizers.SGD()
batches = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)

for batch in batches:
    with tf.GradientTape() as tape:  # TFA601
        loss = tf.reduce_mean(tf.matmul(batch, weights))
    gradients = tape.gradient(loss, [weights])
    optimizer.apply_gradients(zip(gradients, [weights]))
