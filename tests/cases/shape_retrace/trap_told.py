import tensorflow as tf

dataset = tf.data.Dataset.range(1, 60).map(lambda n: tf.ones([n], tf.int32)).padded_batch(8)


@tf.function(reduce_retracing=True)
def relaxed(tokens):
    return tf.reduce_sum(tokens)


@tf.function(input_signature=[tf.TensorSpec([None, None], tf.int32)])
def signed(tokens):
    return tf.reduce_sum(tokens)


for tokens in dataset:
    relaxed(tokens)
    signed(tokens)
