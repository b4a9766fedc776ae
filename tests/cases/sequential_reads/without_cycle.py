import tensorflow as tf

files = tf.data.Dataset.from_tensor_slices(["a.tfrecord", "b.tfrecord"])
ds = files.interleave(lambda f: tf.data.TFRecordDataset(f))  # TFA303
ds = ds.shuffle(10).batch(2)
