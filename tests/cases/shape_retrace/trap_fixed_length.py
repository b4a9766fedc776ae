import tensorflow as tf

source = tf.data.Dataset.range(1, 60).map(lambda n: (tf.ones([n], tf.int32), n))


@tf.function
def total(tokens, label):
    return tf.reduce_sum(tokens), label


@tf.function
def labels_only(label):
    return tf.reduce_sum(label)


for tokens, label in source.padded_batch(8, padded_shapes=([64], [])):
    total(tokens, label)
for _, label in source.padded_batch(8, padded_shapes=([None], [])):
    labels_only(label)
