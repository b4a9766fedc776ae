"""A part of a dataset whose size is worked out is a split, and no look at a few batches."""

import tensorflow as tf

data = tf.keras.utils.image_dataset_from_directory("faces")
data = data.map(lambda x, y: (x / 255, y))
size = int(len(data) * 0.7)
train, test = data.take(size), data.skip(size).take(int(len(data) * 0.1) + 1)
model = tf.keras.models.load_model("faces.keras")
recall = tf.keras.metrics.Recall()
for batch in test.as_numpy_iterator():
    x, y = batch
    recall.update_state(y, model.predict(x))  # TFA204
for x, y in train:
    recall.update_state(y, model.predict(x))  # TFA204
for x, y in train.take(4):
    print(model.predict(x), y)
