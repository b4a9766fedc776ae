"""The training method of Keras 2 for generators."""

import tensorflow as tf
from tf_keras.layers import Dense, Flatten
from tf_keras.models import Sequential
from tf_keras.preprocessing.image import ImageDataGenerator

strategy = tf.distribute.MirroredStrategy()
print(strategy.num_replicas_in_sync)


def build():
    model = Sequential([Flatten(), Dense(2)])  # TFA402
    model.compile("sgd", "mse")
    return model


images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pictures", batch_size=16)
model = build()
model.fit_generator(images, epochs=2, workers=4)
