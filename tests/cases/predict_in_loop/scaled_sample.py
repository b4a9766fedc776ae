import numpy as np
import tensorflow as tf

notes = open("notes.txt").read().split()
note_to_int = dict((note, number) for number, note in enumerate(set(notes)))
model = tf.keras.Sequential(
    [
        tf.keras.Input([100, 1]),
        tf.keras.layers.LSTM(32),
        tf.keras.layers.Dense(len(note_to_int), activation="softmax"),
    ]
)


def compose(model, pattern, count):
    played = []
    for _ in range(500):
        window = np.reshape(pattern, (1, len(pattern), 1))
        window = window / float(count)
        chances = model.predict(window, verbose=0)  # TFA204
        index = int(np.argmax(chances))
        played.append(index)
        pattern = np.append(pattern, index)[1:]
    return played


compose(model, np.zeros(100), len(note_to_int))
