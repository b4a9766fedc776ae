"""Predictions in one order and labels in another, which a report compares."""

import numpy as np
import tensorflow as tf
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

test_ds = tf.keras.utils.image_dataset_from_directory("test", image_size=(64, 64))
test_ds = test_ds.map(lambda x, y: (x / 255.0, y)).prefetch(2)
y_pred = np.argmax(model.predict(test_ds), axis=1)  # TFA316
y_true = np.concatenate([y for x, y in test_ds], axis=0)
print(classification_report(y_true, y_pred))
print(confusion_matrix(y_true, y_pred))

val_ds = tf.keras.utils.image_dataset_from_directory(
    "train", validation_split=0.2, subset="validation", seed=1, image_size=(64, 64)
)
labels = []
for images, batch in val_ds:
    labels.extend(batch.numpy())
scores = model.predict(val_ds)  # TFA316
print(tf.math.confusion_matrix(labels, scores.argmax(axis=1)))

rows, kinds = np.zeros([500, 64, 64], "float32"), np.arange(500) % 3
shuffled = tf.data.Dataset.from_tensor_slices((rows, kinds)).shuffle(500).batch(32)
guesses = np.argmax(model.predict(shuffled), axis=-1)  # TFA316
print("accuracy", np.mean(guesses == kinds))

flows = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
folder = flows.flow_from_directory("test", target_size=(64, 64), class_mode="sparse")
folder.reset()
found = model.predict(folder).argmax(axis=1)  # TFA316
print(confusion_matrix(folder.classes, found))

x_test, y_test = np.zeros([500, 64, 64, 3]), np.arange(500) % 3
found = model.predict(flows.flow(x_test, y_test, batch_size=32)).argmax(axis=1)  # TFA316
print(accuracy_score(y_test, found))
