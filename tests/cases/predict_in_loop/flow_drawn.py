"""Batches of images that a loop draws one after another."""

import numpy as np
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images = ImageDataGenerator(rescale=1 / 255)
leaves = images.flow_from_directory("leaves", batch_size=20, shuffle=False)
model = load_model("leaves.keras")
found, labels = [], []
for _ in range(len(leaves)):
    x, y = next(leaves)
    found.append(model.predict(x))  # TFA204
    labels.append(y)
for number, (x, y) in enumerate(leaves):
    if number >= len(leaves):
        break
    found.append(model.predict(x, verbose=0))  # TFA204
print(np.concatenate(found).argmax(axis=1) == np.concatenate(labels).argmax(axis=1))
