"""What another module gives may be arrays: with labels beside it, of noise, of a loop's chunks."""

import tensorflow as tf
from company.data import data_generator, load_data, loadDataset, noise_generator
from company.io import Dataset
from company.losses import LOSS

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", LOSS)
rows, labels = load_data("generator")
model.fit(rows, labels, batch_size=32)
model.fit(load_data("rows"), batch_size=32)
model.fit(loadDataset("rows"), batch_size=32)
model.fit(Dataset("rows"), batch_size=32)  # of a library that cuts it by itself, say
print(model.predict(noise_generator(64), batch_size=32))
for chunk in data_generator(1000):
    model.fit(chunk, batch_size=32)
x = next(data_generator(1000))
model.fit(x, batch_size=32)
model.fit(data_generator(64), labels, batch_size=32)


def play(memory):
    print(model.predict(memory.batch(32), batch_size=32))
    model.fit(memory.batch(32), labels, batch_size=32)
