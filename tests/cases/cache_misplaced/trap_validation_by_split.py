"""Only the training set is augmented; what is cached is the validation set."""

import keras

augment = keras.Sequential([keras.layers.RandomFlip()])


def load(split, *, training):
    ds = keras.utils.image_dataset_from_directory(
        "data/" + split, image_size=(64, 64), batch_size=32, shuffle=split == "train"
    )
    if training:
        return ds.map(lambda x, y: (augment(x, training=True), y))
    return ds.cache()


def prepare(split):
    return load(split, training=split == "train")


model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(prepare("train"), epochs=10, validation_data=prepare("val"))
