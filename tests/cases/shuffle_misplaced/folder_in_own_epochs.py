"""A loop of the script's own counts the epochs of batches that are shuffled again."""

import keras

train, held_out = keras.utils.image_dataset_from_directory(
    "pictures", validation_split=0.2, subset="both", seed=1, image_size=(180, 180), batch_size=128
)
train = train.shuffle(1000)  # TFA308
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "binary_crossentropy")
for epoch in range(25):
    model.fit(train, validation_data=held_out, epochs=1)
    model.save(f"epoch_{epoch}.keras")

once = keras.utils.image_dataset_from_directory("pictures", image_size=(180, 180), batch_size=128)
model.fit(once.shuffle(1000), epochs=1)
