import pathlib

import numpy as np
import tensorflow as tf
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input

model = tf.keras.applications.MobileNetV2(weights=None)
for path in pathlib.Path("images").glob("*.jpg"):
    image = tf.keras.utils.load_img(path, target_size=(224, 224))
    pixels = preprocess_input(np.expand_dims(tf.keras.utils.img_to_array(image), 0))
    print(path, model.predict(pixels).argmax())  # TFA204
    scaled = np.asarray(image)[np.newaxis].astype("float32") / 255.0
    print(path, model.predict(scaled).argmax())  # TFA204
