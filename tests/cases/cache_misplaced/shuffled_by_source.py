import tensorflow as tf
from tensorflow import keras

train = keras.utils.image_dataset_from_directory("train", image_size=(64, 64), batch_size=32)
held_out = keras.utils.image_dataset_from_directory("test", image_size=(64, 64), batch_size=32)
rescale = keras.layers.Rescaling(1 / 255.0)
train = train.map(lambda x, y: (rescale(x), y)).cache().prefetch(tf.data.AUTOTUNE)  # TFA307
held_out = held_out.cache().prefetch(tf.data.AUTOTUNE)
model = keras.Sequential([keras.Input([64, 64, 3]), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, validation_data=held_out, epochs=20)
