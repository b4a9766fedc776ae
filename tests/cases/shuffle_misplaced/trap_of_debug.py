import tensorflow as tf

for batch in tf.data.Dataset.range(64).repeat().shuffle(16).batch(8).take(3):
    print(batch)
