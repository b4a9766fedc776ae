import tensorflow as tf
from tensorflow import keras

vocabulary = {"good": 1, "bad": 2, "film": 3}


def encode(text, label):
    return [vocabulary.get(w, 0) for w in text.numpy().decode().split()], label


def tf_encode(text, label):
    tokens, label = tf.py_function(encode, [text, label], [tf.int64, tf.float32])
    tokens.set_shape([None])
    label.set_shape([])
    return tokens, label


def make_dataset(texts, labels, batch_size=4):
    ds = tf.data.Dataset.from_tensor_slices((texts, labels))
    ds = ds.map(tf_encode, num_parallel_calls=tf.data.AUTOTUNE).cache().shuffle(64)
    ds = ds.padded_batch(batch_size)  # TFA505
    return ds.prefetch(tf.data.AUTOTUNE)


def build_model():
    inputs = keras.Input([None], dtype="int64")
    x = keras.layers.Embedding(8, 4)(inputs)
    x = keras.layers.MultiHeadAttention(2, 2)(x, x)
    x = keras.layers.GlobalAveragePooling1D()(x)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


def main():
    texts = ["good film", "bad", "good", "bad film film"] * 4
    model = build_model()
    model.fit(make_dataset(texts, [1.0, 0.0, 1.0, 0.0] * 4), epochs=1, verbose=0)


if __name__ == "__main__":
    main()
