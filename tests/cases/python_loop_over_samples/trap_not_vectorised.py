import tensorflow as tf


@tf.function
def prepare(paths, images, ragged):
    decoded = tf.map_fn(
        lambda p: tf.io.decode_png(tf.io.read_file(p)), paths, fn_output_signature=tf.uint8
    )
    resized = tf.map_fn(lambda image: tf.image.resize(image, [32, 32]), images)
    noisy = tf.map_fn(lambda image: image + tf.random.normal([32, 32, 3]), resized)
    lengths = tf.map_fn(tf.size, ragged, fn_output_signature=tf.int32)
    sums = tf.map_fn(
        lambda row: tf.reduce_sum(row), tf.RaggedTensor.from_tensor(lengths), swap_memory=True
    )
    branch = tf.map_fn(lambda x: tf.exp(x) if x > 0 else x, sums)
    return decoded, noisy, branch


@tf.function
def without_each(whole):
    def others(q):
        return tf.concat([whole[:q], whole[q + 1 :]], axis=0)

    return tf.map_fn(others, tf.range(whole.shape[0]), fn_output_signature=whole.dtype)
