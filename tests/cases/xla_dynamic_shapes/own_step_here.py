import tensorflow as tf

signature = tf.TensorSpec([None, None, 3], tf.float32)


def images():
    for size in (8, 9, 10, 11):
        yield tf.zeros([size, size, 3])


kernel = tf.Variable(tf.random.normal([3, 3, 3, 1]))


@tf.function(jit_compile=True)
def step(batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.conv2d(batch, kernel, 1, "SAME"))
    kernel.assign_sub(0.1 * tape.gradient(loss, kernel))


for batch in tf.data.Dataset.from_generator(images, output_signature=signature).batch(1):  # TFA505
    step(batch)
