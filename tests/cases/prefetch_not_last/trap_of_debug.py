import tensorflow as tf

for batch in tf.data.Dataset.range(64).prefetch(1).batch(8):
    print(batch)
