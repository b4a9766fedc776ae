import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras.preprocessing.sequence import pad_sequences

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(1000, 8),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")

words = [line.split() for line in open("numbers.txt").read().split("\n")]
x = pad_sequences(words, maxlen=20)
groups = x.reshape(-1, 32, 20)
labels = np.load("labels.npy").reshape(-1, 32)
model.fit(tf.data.Dataset.from_tensor_slices((groups, labels)))

train_x, test_x, train_y, test_y = train_test_split(groups, labels)
model.fit(tf.data.Dataset.from_tensor_slices((train_x, train_y)))

parts = np.split(x, 20)
model.fit(tf.data.Dataset.from_tensor_slices((np.array(parts), labels)))
