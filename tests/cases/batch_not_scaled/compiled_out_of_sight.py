import tensorflow as tf

from .data import arrays
from .models import create_model

BATCH_SIZE = 64

x, y = arrays("train")
with tf.distribute.MirroredStrategy().scope():
    model = create_model(classes=10)
    model.fit(x, y, batch_size=BATCH_SIZE, epochs=3)  # TFA403
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    saved = tf.keras.models.load_model("model.keras")
saved.fit(x, y, batch_size=32, epochs=3, validation_data=arrays("test"))  # TFA403
