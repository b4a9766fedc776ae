"""Texts that a tokenizer of `transformers` takes one by one, for a model of the package."""

import tensorflow as tf
from transformers import AutoTokenizer, TFAutoModelForSequenceClassification

tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
model = TFAutoModelForSequenceClassification.from_pretrained("bert-base-uncased")
with open("reviews.txt") as file:
    reviews = file.readlines()


def classify(text):
    encoded = tokenizer.encode_plus(text, return_tensors="tf", max_length=50)
    logits = model.predict({"input_ids": encoded["input_ids"]}).logits  # TFA204
    return tf.argmax(logits, axis=-1)


classes = [classify(review) for review in reviews]
for review in reviews:
    encoded = tokenizer(review, return_tensors="tf")
    classes.append(model.predict(dict(encoded))[0])  # TFA204
    padded = tokenizer(review, return_tensors="tf", padding="max_length", truncation=True)
    classes.append(model.predict([padded["input_ids"], padded["attention_mask"]])[0])  # TFA204
    listed = tokenizer([review], return_tensors="np", padding=True)
    classes.append(model.predict(listed["input_ids"])[0])  # TFA204
