import tensorflow as tf
from tensorflow import keras

size = (64, 64)
train = keras.utils.image_dataset_from_directory("train", image_size=size, shuffle=True, seed=1)
ordered = keras.utils.image_dataset_from_directory("train", image_size=size, shuffle=False)
once = keras.utils.image_dataset_from_directory("train", image_size=size).cache()
train = train.cache().shuffle(1000).prefetch(tf.data.AUTOTUNE)
ordered = ordered.cache().prefetch(tf.data.AUTOTUNE)
model = keras.Sequential([keras.Input([64, 64, 3]), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=20)
model.fit(ordered, epochs=20)
model.fit(once)
