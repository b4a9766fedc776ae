import librosa
import numpy as np
import tensorflow as tf

batches, labels, levels = [], [], []
for line in open("sounds.txt"):
    name, kind = line.split()
    sound, rate = librosa.load(name, sr=16000)
    batches.append(librosa.feature.mfcc(y=sound, sr=rate).reshape(-1, 32, 20))
    labels.append(np.full(32, int(kind)))
    levels.append(float(kind))

classes = tf.keras.Sequential([tf.keras.layers.Dense(10, "softmax")])
classes.compile("adam", "sparse_categorical_crossentropy")
classes.fit(tf.data.Dataset.from_tensor_slices((np.array(batches), np.array(labels))))

# A mean takes one number for all of a batch.
level = tf.keras.Sequential([tf.keras.layers.Dense(1)])
level.compile("adam", "mse")
level.fit(tf.data.Dataset.from_tensor_slices((np.array(batches), np.array(levels))))
