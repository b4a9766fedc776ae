import numpy as np
import tensorflow as tf

LETTERS = 30


class Names:
    def __init__(self):
        self.length = 32
        self.model = tf.keras.Sequential([
            tf.keras.Input([None, LETTERS]),
            tf.keras.layers.LSTM(64, return_sequences=True),
            tf.keras.layers.Dense(LETTERS, activation="softmax"),
        ])

    def sample(self, count):
        names = [[1] for _ in range(count)]
        for i in range(self.length):
            so_far = np.zeros((count, i + 1, LETTERS))
            for row in range(count):
                for place, letter in enumerate(names[row]):
                    so_far[row, place, letter] = 1
            chances = self.model.predict(so_far, verbose=0)  # TFA204
            for row in range(count):
                names[row].append(int(np.argmax(chances[row][i])))
        return names


print(Names().sample(count=32))

decoder = tf.keras.Sequential([tf.keras.Input([100]), tf.keras.layers.Dense(784)])
for page in range(200):
    noise = np.random.normal(0, 1, size=(25, 100))
    np.save(f"page{page}.npy", decoder.predict(noise))  # TFA204
