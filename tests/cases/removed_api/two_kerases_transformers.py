"""Models that transformers makes of tf_keras, compiled with what Keras 3 made."""

import tensorflow as tf
from tensorflow.keras.optimizers import Adam
from transformers import AutoTokenizer, TFAutoModelForSequenceClassification

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
classifier = TFAutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased")
classifier.compile(optimizer=Adam(learning_rate=3e-5))  # TFA903
classifier.fit(dict(tokenizer(["a", "b"], return_tensors="tf")), tf.constant([0, 1]))
