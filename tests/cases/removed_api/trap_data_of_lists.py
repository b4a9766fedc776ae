import numpy as np
import tensorflow as tf


def batches():
    while True:
        yield np.zeros([8, 1]), np.zeros([8, 1])


class Batches(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros([8, 1]), np.zeros([8, 1])


class Model:
    """No model of Keras, which takes lists."""

    def fit(self, inputs, targets):
        return len(inputs) - len(targets)

    def predict(self, inputs):
        return [0.0 for _ in inputs]


rows = [[float(number)] for number in range(8)]
numbers = []
for row in rows:
    numbers.append(row[0])
numbers = np.array(numbers).reshape(-1, 1)
model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(np.array(rows), numbers, validation_data=[np.array(rows), numbers])
model.fit(batches(), steps_per_epoch=2)
model.fit((batch for batch in zip([np.array(rows)], [numbers])), steps_per_epoch=1)
model.fit(iter(batches()), steps_per_epoch=2)
model.fit(Batches(), epochs=1)
print(model.predict([np.array(rows)]), model.predict(tf.constant([1.0, 2.0])))
print(model([np.array(rows)]), model.train_on_batch(np.array(rows), numbers * 2 + numbers))
print(tf.keras.layers.TextVectorization(vocabulary=["one"])(["one two"]))
print(Model().fit([1.0, 2.0], [1.0, 2.0]), Model().predict([1.0]))
first, second = tf.keras.Input((1,)), tf.keras.Input((1,))
both = tf.keras.Model([first, second], tf.keras.layers.add([first, second]))
both.compile("adam", "mse")
both.fit([np.array(rows), np.array(rows)], numbers)
