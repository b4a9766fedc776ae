"""Models of transformers are of Keras 2, whatever is installed; other classes save, too."""

import sys

import tensorflow as tf
from reports import Report
from transformers import TFBertForSequenceClassification

model = TFBertForSequenceClassification.from_pretrained("bert-base-uncased")
model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
model.fit(tf.zeros([3, 4]), tf.zeros([3, 2]), epochs=3)
model.save_weights("bert.h5")
model.save("bert", save_format="tf")

Report().save("folder", save_format="pdf")
small = tf.keras.Sequential([tf.keras.layers.Dense(2)])
small.save(sys.argv[1] + ".h5", save_format="h5")
