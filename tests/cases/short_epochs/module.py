"""Folders of images, and steps that round down."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

BATCH = 32
generator = ImageDataGenerator(rescale=1.0 / 255, validation_split=0.2)
train = generator.flow_from_directory("images", target_size=(32, 32), batch_size=BATCH)
valid = generator.flow_from_directory("others", target_size=(32, 32), batch_size=BATCH)
model = tf.keras.applications.MobileNetV2(weights=None, classes=4)
model.compile("adam", "categorical_crossentropy")
model.fit(
    train,
    steps_per_epoch=train.samples // BATCH,  # TFA207
    epochs=20,
    validation_data=valid,
)
model.fit(train, epochs=5, steps_per_epoch=train.n // train.batch_size)  # TFA207
model.fit(train, epochs=5, steps_per_epoch=int(train.samples / BATCH))  # TFA207
