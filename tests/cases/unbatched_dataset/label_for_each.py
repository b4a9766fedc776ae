"""What a list was filled with may be batches, but not where each has a single number for label."""

import librosa
import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split

features, labels = [], []
for line in open("sounds.txt"):
    name, kind = line.split()
    sound, rate = librosa.load(name, sr=16000)
    features.append(librosa.feature.mfcc(y=sound, sr=rate))
    labels.append(int(kind))

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
sounds = tf.data.Dataset.from_tensor_slices((np.array(features), np.array(labels)))
model.fit(sounds.shuffle(100), epochs=5)  # TFA201

train_x, test_x, train_y, test_y = train_test_split(np.array(features), np.array(labels))
model.fit(tf.data.Dataset.from_tensor_slices((train_x, train_y)), epochs=5)  # TFA201
