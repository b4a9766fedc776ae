"""What reads folders by itself decodes the files again in each epoch, to validate as well."""

import tensorflow as tf

load = tf.keras.utils.image_dataset_from_directory
train = load("train", image_size=(64, 64))  # TFA306
valid = tf.keras.utils.image_dataset_from_directory("valid", shuffle=False)  # TFA306
test = load("test", shuffle=False)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train.prefetch(1), validation_data=valid, epochs=20)
model.evaluate(test)
