import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def load():
    images, labels = tf.zeros([64, 32, 32, 3]), tf.zeros([64])
    ds = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(64).batch(16)
    return ds.map(lambda x, y: (x / 255.0, y)).prefetch(tf.data.AUTOTUNE)


def main():
    data_augmentation = keras.Sequential(
        [
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(0.1),  # TFA504
            layers.RandomZoom(0.1),
        ]
    )
    train_ds = load()
    inputs = keras.Input(shape=(32, 32, 3))
    x = data_augmentation(inputs)
    x = layers.Conv2D(8, 3, activation="relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(2, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    history = model.fit(train_ds, epochs=1, validation_data=load())
    print(history.history)


if __name__ == "__main__":
    main()
