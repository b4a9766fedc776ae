import sys

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

flows = ImageDataGenerator(rescale=1 / 255, rotation_range=15, shear_range=0.2)
images = flows.flow_from_directory("train", target_size=(128, 128), batch_size=16)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3, "softmax")])
model.compile("adam", "categorical_crossentropy")
slower = tf.keras.callbacks.ReduceLROnPlateau()
if "--slower" in sys.argv:
    model.fit(images, epochs=5, callbacks=[slower])  # TFA310
elif "--longer" in sys.argv:
    model.fit(images, epochs=50)
else:
    model.fit(images, epochs=5)
others = flows.flow_from_directory("others", target_size=(128, 128), batch_size=16)
if "--others" in sys.argv:
    model.fit(others, epochs=5)  # TFA310
