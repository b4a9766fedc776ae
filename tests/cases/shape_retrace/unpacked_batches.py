"""Batches that a loop hands on as they are, for a function with a parameter for each part."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Embedding(100, 8), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
words = tf.data.TFRecordDataset("train.tfrecord")
words = words.map(lambda record: (tf.io.decode_raw(record, tf.int64), tf.strings.length(record)))
dataset = words.padded_batch(8)


@tf.function  # TFA604
def train_step(tokens, lengths, network, update):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(network(tokens, training=True)) * tf.reduce_mean(
            tf.cast(lengths, tf.float32)
        )
    gradients = tape.gradient(loss, network.trainable_variables)
    update.apply_gradients(zip(gradients, network.trainable_variables))
    return loss


for epoch in range(20):
    for batch in dataset:
        loss = train_step(*batch, model, optimizer)
