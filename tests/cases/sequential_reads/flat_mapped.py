import tensorflow as tf

paths = ["a.csv", "b.csv"]
ds = tf.data.Dataset.from_tensor_slices(paths)
ds = ds.flat_map(lambda path: tf.data.TextLineDataset(path).skip(1))  # TFA303
one = tf.data.Dataset.from_tensor_slices(["a.csv"])
one = one.flat_map(lambda path: tf.data.TextLineDataset(path).skip(1))
