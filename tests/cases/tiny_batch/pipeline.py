import tensorflow as tf


def load(split, size):
    data = tf.keras.utils.image_dataset_from_directory(split, image_size=(64, 64), batch_size=size)  # TFA203
    return data.map(lambda x, y: (x / 255.0, y)).prefetch(tf.data.AUTOTUNE)


def main():
    train = load("train", 4)
    model = tf.keras.Sequential([
        tf.keras.layers.Conv2D(16, 3),
        tf.keras.layers.GlobalAveragePooling2D(),
        tf.keras.layers.Dense(2),
    ])
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(train, epochs=10)


if __name__ == "__main__":
    main()
