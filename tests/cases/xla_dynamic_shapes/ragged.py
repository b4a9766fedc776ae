import tensorflow as tf

MAX_WORDS = 128
layers = tf.keras.layers


def samples():
    for length in (3, 5, 7, 9):
        yield tf.ones([length, 2]), 1.0


def tokens(lines, labels):
    rows = tf.strings.split(lines)[:, :MAX_WORDS].to_tensor()
    return tf.strings.to_hash_bucket_fast(rows, 100), labels


def embedded():
    model = tf.keras.Sequential([layers.Embedding(100, 8), layers.GlobalMaxPooling1D(), layers.Dense(1)])
    model.compile("adam", "mse")
    return model


texts = tf.data.Dataset.from_tensor_slices((["a b", "c", "d e f", "g"], [0.0, 1.0, 0.0, 1.0]))
embedded().fit(texts.batch(2).map(tokens))  # TFA505

signature = (tf.TensorSpec([None, 2]), tf.TensorSpec([]))
rows = tf.data.Dataset.from_generator(samples, output_signature=signature).ragged_batch(2)
rows = rows.map(lambda x, y: (x.to_tensor(), y))  # TFA505
model = tf.keras.Sequential([
    tf.keras.Input([None, 2]), layers.Conv1D(4, 2), layers.GlobalMaxPooling1D(), layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(rows)

ragged = tf.ragged.constant([[1, 2], [3], [4, 5, 6], [7]])
numbers = tf.data.Dataset.from_tensor_slices((ragged, [0.0, 1.0, 0.0, 1.0])).batch(2)
embedded().fit(numbers.map(lambda x, y: (x.to_tensor(), y)))  # TFA505
