# keras: 2
import tensorflow as tf


def rows():
    for length in (2, 3, 5, 6):
        yield [1] * length, 1.0


signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.float32))
data = tf.data.Dataset.from_generator(rows, output_signature=signature).padded_batch(2)
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(8, 4),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(data, verbose=0)
