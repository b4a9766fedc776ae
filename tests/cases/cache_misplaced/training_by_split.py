"""Whether it is the training set is asked of the split's name, in the call."""

import keras

augment = keras.Sequential([keras.layers.RandomFlip()])


def load(split, training=False):
    ds = keras.utils.image_dataset_from_directory(
        "data/" + split, image_size=(64, 64), batch_size=32, shuffle=split == "train"
    )
    if training:
        ds = ds.map(lambda x, y: (augment(x, training=True), y))
    return ds.cache()  # TFA307


def both(first, second):
    return [load(split, training=split != second) for split in (first, second)]


train_ds = load("train", training="train" == "train")
plain = load("train", training=not True)
train, val = both("train", "val")
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train_ds, epochs=10, validation_data=val)
