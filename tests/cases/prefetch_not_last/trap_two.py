"""Another prefetch stands at the end."""
import tensorflow as tf

ds = tf.data.Dataset.range(64).prefetch(8).map(lambda x: x * 2).batch(8).prefetch(2)
for batch in ds:
    print(batch)
