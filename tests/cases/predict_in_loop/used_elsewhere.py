"""What becomes of the predictions, in a function of the script, makes sense for one sample only."""

import numpy as np
import tensorflow as tf
from company.pictures import squares

NAMES = ["cat", "dog"]


def name_of(predictions):
    return NAMES[np.argmax(predictions)]


model = tf.keras.models.load_model("animals.keras")
found = []
for picture in squares("wall.png"):
    scores = model.predict(picture)  # TFA204
    found.append(name_of(scores))
