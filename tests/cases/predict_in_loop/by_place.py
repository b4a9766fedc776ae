"""The array is there before the loop; each iteration takes another place of it."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("faces.keras")
faces = np.around(np.load("faces.npy") / 255.0, decimals=12)
for n in range(len(faces)):
    face = faces[n]
    print(model.predict(face[np.newaxis, :]))  # TFA204
for n, name in enumerate(open("names.txt")):
    print(name, model.predict(np.expand_dims(faces[n], 0)))  # TFA204
first = faces[0]
for _ in range(100):
    print(model.predict(first[np.newaxis]))  # the same each time, as in a measurement
for n in range(len(faces)):
    print(model.predict(faces[n].reshape(12288, 1).T))  # TFA204
    print(model.predict(faces.reshape(12288, -1).T))
