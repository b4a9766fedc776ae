import tensorflow as tf


def build():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Flatten(input_shape=(28, 28)))
    model.add(tf.keras.layers.Dense(128, activation="relu"))
    model.add(tf.keras.layers.Dense(10, activation="softmax"))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # TFA508
    return model


def main():
    (images, labels), _ = tf.keras.datasets.mnist.load_data()
    images = images.reshape(-1, 28, 28) / 255.0
    data = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000).batch(64)
    build().fit(data, epochs=5)


if __name__ == "__main__":
    main()
