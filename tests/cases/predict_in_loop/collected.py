"""What a list holds is another sample in each iteration, though all were made the same way."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile("adam", "mse")


def load(paths):
    samples = []
    for path in paths:
        image = np.load(path)
        samples.append(np.expand_dims(image, axis=0))
    return samples, len(paths)


samples, count = load(open("paths.txt").read().split())
classes = [np.argmax(model.predict(sample)) for sample in samples]  # TFA204
for index, sample in enumerate(samples):
    print(index, model.predict(sample))  # TFA204
