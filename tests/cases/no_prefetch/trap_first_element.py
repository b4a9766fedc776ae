# tensorflow: 2.10
import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8)
print(next(iter(ds)))
for batch in ds.take(1):
    print(batch.shape)
