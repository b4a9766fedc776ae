import tensorflow as tf

from .data import arrays
from .models import create_model

x, y = arrays("train")
with tf.distribute.MultiWorkerMirroredStrategy().scope():
    model = create_model(classes=10)
    print(model.summary())
    model.fit(x, y, epochs=3, validation_data=arrays("test"))  # TFA407
