"""Only the utility's own result has the names of the classes: the cache goes somewhere behind."""

import tensorflow as tf

train = tf.keras.utils.image_dataset_from_directory("train", shuffle=False)  # TFA306
print(train.class_names)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=20)
