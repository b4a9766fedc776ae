"""Several texts at a time, the same one again and again, and a model of another kind."""

import tensorflow as tf
from reviews import batches, classifier
from transformers import AutoTokenizer, TFAutoModelForSequenceClassification

tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
model = TFAutoModelForSequenceClassification.from_pretrained("bert-base-uncased")
classes = []
for batch in batches("reviews.txt"):
    encoded = tokenizer(batch, return_tensors="tf", padding=True, truncation=True)
    classes.append(tf.argmax(model.predict(dict(encoded))[0]))
    encoded = tokenizer.batch_encode_plus(batch, return_tensors="tf", padding=True)
    classes.append(model.predict(dict(encoded))[0])
    encoded = tokenizer(batch, return_tensors="tf")
    classes.append(classifier.predict(dict(encoded))[0])
greeting = tokenizer("Hello", return_tensors="tf")
for _ in range(100):
    classes.append(model.predict(dict(greeting)))
