import tensorflow as tf

MAX_LEN = 16


def rows():
    for length in (2, 3, 5, 6):
        yield [1] * length, 1.0


def model():
    made = tf.keras.Sequential([
        tf.keras.layers.Embedding(8, 4),
        tf.keras.layers.GlobalAveragePooling1D(),
        tf.keras.layers.Dense(1),
    ])
    made.compile("adam", "mse")
    return made


signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.float32))
data = tf.data.Dataset.from_generator(rows, output_signature=signature)
model().fit(data.padded_batch(2, padded_shapes=([MAX_LEN], [])), verbose=0)

buckets = data.bucket_by_sequence_length(
    lambda tokens, label: tf.size(tokens), [4, 8], [2, 2, 2], pad_to_bucket_boundary=True
)
model().fit(buckets, verbose=0)

padded = data.map(lambda tokens, label: (tf.pad(tokens, [[0, MAX_LEN - tf.size(tokens)]]), label))
model().fit(padded.padded_batch(2), verbose=0)
model().fit(data.padded_batch(2).map(lambda t, y: (tf.reshape(t, [2, -1])[:, :2], y)), verbose=0)
