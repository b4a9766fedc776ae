import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

BATCH_SIZE = 64
images, labels = np.zeros([6400, 8, 8, 3]), np.zeros([6400, 1])
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


def pieces(x, y, size):
    for start in range(0, len(x), size):
        yield x[start : start + size], y[start : start + size]


for epoch in range(5):
    for start in range(0, len(images), 32):
        model.fit(images[start : start + 32], labels[start : start + 32])  # TFA703

for epoch in range(5):
    for i in range(len(images) // BATCH_SIZE):
        some = images[i * BATCH_SIZE : (i + 1) * BATCH_SIZE]
        theirs = labels[i * BATCH_SIZE : (i + 1) * BATCH_SIZE]
        model.fit(some, theirs, batch_size=BATCH_SIZE, epochs=1)  # TFA703

for epoch in range(5):
    for some, theirs in pieces(images, labels, 32):
        model.fit(some, theirs, verbose=0)  # TFA703

flow = ImageDataGenerator(rotation_range=20).flow(images, labels, batch_size=32)
for number, (some, theirs) in enumerate(flow):
    model.fit(some, theirs, verbose=0)  # TFA703
    if number == 1000:
        break
