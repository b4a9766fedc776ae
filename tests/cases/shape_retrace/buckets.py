import tensorflow as tf


class Encoder:
    def __init__(self):
        self.embedding = tf.keras.layers.Embedding(100, 8)

    @tf.function  # TFA604
    def encode(self, batch):
        return tf.reduce_sum(self.embedding(batch["tokens"]), axis=1)

    def run(self, dataset):
        for batch in dataset:
            self.encode(batch)


ragged = tf.data.Dataset.range(1, 60).map(lambda n: {"tokens": tf.ones([n], tf.int32)})
buckets = ragged.bucket_by_sequence_length(
    lambda x: tf.shape(x["tokens"])[0], bucket_boundaries=[20, 40], bucket_batch_sizes=[8, 4, 2]
)
Encoder().run(buckets)
