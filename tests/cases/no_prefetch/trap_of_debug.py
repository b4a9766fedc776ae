# tensorflow: 2.10
import tensorflow as tf

for batch in tf.data.Dataset.range(64).batch(8):
    print(batch)
