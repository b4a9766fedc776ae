"""Arrays in memory, whose images are taken one by one, though little is done to them."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

(x, y), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "mse")
augmented = ImageDataGenerator(horizontal_flip=True)
plain = ImageDataGenerator(rescale=1 / 255)
test = plain.flow(x_test, y_test)
model.fit(augmented.flow(x, y, batch_size=8), validation_data=test, epochs=20)  # TFA310: low
images = plain.flow(x, y, batch_size=128)
model.fit(images, epochs=20)  # TFA310: low
model.evaluate(test)
