"""A model that transformers makes of tf_keras, measured by what Keras 3 made."""

import tensorflow as tf
import transformers

summary = transformers.TFT5ForConditionalGeneration.from_pretrained("t5-small")
hits = tf.keras.metrics.SparseCategoricalAccuracy("hits")
summary.compile("adam", metrics=["accuracy", hits])  # TFA903
