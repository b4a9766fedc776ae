"""One batch that was drawn before the loop, a few, and large ones."""

import numpy as np
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images = ImageDataGenerator(rescale=1 / 255)
leaves = images.flow_from_directory("leaves", batch_size=20, shuffle=False)
many = images.flow_from_directory("leaves", batch_size=2000, shuffle=False)
model = load_model("leaves.keras")
x, y = next(leaves)
for border in np.linspace(0, 1, 50):
    print(border, (model.predict(x) > border).mean())
for _ in range(3):
    x, y = next(leaves)
    print(model.predict(x))
for _ in range(len(many)):
    x, y = next(many)
    print(model.predict(x))
