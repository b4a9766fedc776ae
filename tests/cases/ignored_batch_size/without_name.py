"""The number behind the data is the batch size, also where steps were meant."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

model = tf.keras.models.load_model("flowers.keras")
flow = ImageDataGenerator(rescale=1 / 255).flow_from_directory("test", shuffle=False)
scores = model.predict(flow, flow.samples // 32 + 1)  # TFA202
more = model.predict(flow, 20, 1)  # TFA202
pictures = tf.keras.utils.image_dataset_from_directory("test")
print(model.evaluate(pictures, None, 64))  # TFA202
