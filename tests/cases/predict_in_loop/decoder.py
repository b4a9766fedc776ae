import numpy as np
import tensorflow as tf

token = tf.keras.Input([None, 20])
states = [tf.keras.Input([16]), tf.keras.Input([16])]
output, *new = tf.keras.layers.LSTM(16, return_state=True, return_sequences=True)(
    token, initial_state=states
)
decoder = tf.keras.Model([token, *states], [tf.keras.layers.Dense(20)(output), *new])


def decode(state):
    text = []
    target = np.zeros((1, 1, 20))
    while len(text) < 100:
        scores, h, c = decoder.predict([target] + state, verbose=0)  # TFA204
        best = np.argmax(scores[0, -1, :])
        text.append(best)
        target = np.zeros((1, 1, 20))
        target[0, 0, best] = 1.0
        state = [h, c]
    return text


decode([np.zeros((1, 16)), np.zeros((1, 16))])
