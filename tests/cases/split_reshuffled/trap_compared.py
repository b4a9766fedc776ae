"""Predictions and labels in one order."""

import numpy as np
import tensorflow as tf
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix
from sklearn.utils.class_weight import compute_class_weight

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

# In the order of the files.
test_ds = tf.keras.utils.image_dataset_from_directory("test", image_size=(64, 64), shuffle=False)
y_pred = np.argmax(model.predict(test_ds), axis=1)
y_true = np.concatenate([y for x, y in test_ds], axis=0)
print(classification_report(y_true, y_pred))

# Both of one pass.
train_ds = tf.keras.utils.image_dataset_from_directory("train", image_size=(64, 64))
kinds, guesses = [], []
for images, labels in train_ds:
    kinds.extend(labels.numpy())
    guesses.extend(model.predict_on_batch(images).argmax(axis=1))
print(accuracy_score(kinds, guesses))

# What is counted, not compared.
weights = compute_class_weight("balanced", classes=np.arange(3), y=kinds)
print(model.predict(train_ds).argmax(axis=1).mean(), np.mean(kinds))

# A cache keeps what it saw first.
cached = train_ds.cache()
found = model.predict(cached).argmax(axis=1)
print(confusion_matrix(np.concatenate([y for x, y in cached]), found))

# Rows that are never shuffled.
rows, names = np.zeros([500, 64, 64], "float32"), np.arange(500) % 3
plain = tf.data.Dataset.from_tensor_slices((rows, names)).batch(32)
print(np.mean(model.predict(plain).argmax(axis=1) == names))
shuffled = tf.data.Dataset.from_tensor_slices((rows, names)).shuffle(500).batch(32)
model.fit(shuffled)
print(accuracy_score(names, model.predict(rows).argmax(axis=1)))

flows = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
folder = flows.flow_from_directory("test", target_size=(64, 64), shuffle=False)
print(confusion_matrix(folder.classes, model.predict(folder).argmax(axis=1)))
train = flows.flow_from_directory("train", target_size=(64, 64))
print(confusion_matrix(folder.classes, model.predict(train).argmax(axis=1)))
back = flows.flow_from_directory("val", target_size=(64, 64))
print(confusion_matrix(back.classes[back.index_array], model.predict(back).argmax(axis=1)))
