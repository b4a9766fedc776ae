import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.preprocessing.text import Tokenizer

celsius = [-40.0, -10.0, 0.0, 8.0, 15.0, 22.0, 38.0]
fahrenheit = np.array([1.8 * degrees + 32 for degrees in celsius], dtype=float)
model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(celsius, fahrenheit, epochs=3)  # TFA903
print(model.predict([100.0]))  # TFA903
print(model.evaluate(np.array(celsius), fahrenheit.tolist()))  # TFA903

labels = []
for number in range(100):
    labels.append(number % 2)
held_out = [float(number) for number in range(10)]
model.fit(np.arange(100.0), labels)  # TFA903
model.fit(np.arange(10.0), fahrenheit, validation_data=(np.arange(10.0), held_out))  # TFA903


def classify(texts):
    tokens = Tokenizer(num_words=100)
    tokens.fit_on_texts(texts)
    net = tf.keras.Sequential([tf.keras.layers.Embedding(100, 8), tf.keras.layers.Dense(1)])
    net.compile("adam", "mse")
    return net.predict(tokens.texts_to_sequences(texts))  # TFA903


def segment():
    images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("images", class_mode=None)
    masks = ImageDataGenerator(rescale=1 / 255).flow_from_directory("masks", class_mode=None)
    pairs = zip(images, masks)
    net = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 3, padding="same")])
    net.compile("adam", "mse")
    net.fit(pairs, steps_per_epoch=100)  # TFA903


class Batches:
    def __iter__(self):
        return self

    def __next__(self):
        return np.zeros([8, 1]), np.zeros([8, 1])


model.fit(Batches(), steps_per_epoch=10)  # TFA903
dataset = tf.data.Dataset.from_tensor_slices((np.arange(8.0), np.arange(8.0))).batch(4).repeat()
model.fit(dataset.as_numpy_iterator(), steps_per_epoch=10)  # TFA903

half = 8
for _ in range(100):
    model.train_on_batch(np.ones([2 * half, 1]), [1.0] * half + [0.0] * half)  # TFA903
print(model([[100.0]]))  # TFA903
print(model.predict_on_batch([[100.0], [0.0]]))  # TFA903
segment()
print(classify(["one", "two"]))
