import os

import tensorflow as tf
from tensorflow import keras

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # TFA104

(x_train, y_train), _ = keras.datasets.mnist.load_data()
model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(10),
])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255.0, y_train, epochs=2, batch_size=256)
print(tf.config.list_physical_devices("GPU"))
