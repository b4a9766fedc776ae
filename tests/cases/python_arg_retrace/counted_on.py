import tensorflow as tf


@tf.function
def scaled(x, step):
    return x / step


dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)
step = 1
for epoch in range(10):
    for x in dataset:
        scaled(x, step)  # TFA603
        step += 1
