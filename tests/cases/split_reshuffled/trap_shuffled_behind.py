import tensorflow as tf

ds = tf.data.Dataset.from_tensor_slices((x, y))
train = ds.take(800).shuffle(800).batch(32)
val = ds.skip(800).batch(32)

train = tf.data.TFRecordDataset("train").shuffle(100)
val = tf.data.TFRecordDataset("val").shuffle(100)
few, others = train.take(10), val.skip(10)
