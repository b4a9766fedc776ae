"""Pictures and sounds, each from a file of its own, and the rows of a history."""

import glob

import cv2
import numpy as np
import tensorflow as tf


def draw(numbers, size):
    chosen = np.random.permutation(numbers)[:size]
    faces = cv2.imread(f"faces/{chosen[0]}.jpg")[None]
    for number in chosen[1:]:
        face = cv2.imread(f"faces/{number}.jpg")
        faces = np.append(faces, np.expand_dims(face, 0), axis=0)  # TFA702
    return faces


sounds = glob.glob("spoken/*.wav")[:8000]
spoken, _ = tf.audio.decode_wav(tf.io.read_file(sounds[0]))
for name in sounds[1:]:
    sound, _ = tf.audio.decode_wav(tf.io.read_file(name))
    spoken = tf.concat((spoken, sound), 0)  # TFA702

history = np.load("history.npy", allow_pickle=True)
states = np.array(history[0, 0])
for row in range(1, history[:, 0].size):
    states = np.append(states, history[row, 0], axis=0)  # TFA702
held = np.empty([0, 75, 38])
for place in range(0, len(history), len(history) // 20):
    held = np.append(held, [history[place]], axis=0)  # TFA702

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
model.compile("adam", "mse")
model.fit(states, states)
print(draw(500, 32).shape, spoken.shape)
