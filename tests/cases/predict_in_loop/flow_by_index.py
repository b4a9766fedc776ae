"""What `ImageDataGenerator` reads, batch by batch."""

import numpy as np
import tensorflow as tf

images = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
pictures = images.flow_from_directory("pictures", target_size=(96, 96), batch_size=16, shuffle=False)
model = tf.keras.models.load_model("pictures.keras")
wrong = 0
for step in range(len(pictures)):
    batch, labels = pictures[step]
    scores = model.predict(batch)  # TFA204
    wrong += (scores.argmax(axis=1) != labels.argmax(axis=1)).sum()
print(wrong / pictures.samples)
