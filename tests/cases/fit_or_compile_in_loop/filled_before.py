import numpy as np
import tensorflow as tf

text = "all work and no play " * 1000
chars = sorted(set(text))
x = np.zeros((len(text) - 40, 40, len(chars)), bool)
y = np.zeros((len(text) - 40, len(chars)), bool)
for i in range(len(text) - 40):
    for t, char in enumerate(text[i : i + 40]):
        x[i, t, chars.index(char)] = 1
    y[i, chars.index(text[i + 40])] = 1
model = tf.keras.Sequential([tf.keras.layers.LSTM(16), tf.keras.layers.Dense(len(chars))])
model.compile("adam", "mse")

for epoch in range(40):
    model.fit(x, y, batch_size=128, epochs=1)  # TFA703
    print(model.predict_on_batch(x[:1]))
