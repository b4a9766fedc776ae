import tensorflow as tf

paths = tf.data.Dataset.from_tensor_slices(["a.png"] * 4)


def load(path):
    return tf.io.decode_png(tf.io.read_file(path))


train = paths.shuffle(10_000).map(load).batch(8)
cached = paths.map(load).cache().shuffle(10_000).batch(8)
few = paths.map(load).shuffle(64).batch(8)
both = paths.shuffle(10_000).map(load).batch(8).shuffle(4)
once = paths.repeat(1).shuffle(100).batch(8)
