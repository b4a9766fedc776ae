"""All texts of a data set, padded, as one batch."""

from tensorflow.keras import Sequential, layers
from tensorflow.keras.datasets import reuters
from tensorflow.keras.preprocessing.sequence import pad_sequences

(x, y), (x_test, y_test) = reuters.load_data(num_words=5000)
x, x_test = pad_sequences(x, maxlen=100), pad_sequences(x_test, maxlen=100)
model = Sequential([layers.Embedding(5000, 16), layers.LSTM(16), layers.Dense(46)])
model.compile("adam", "mse")
model.fit(x, y, batch_size=64)
scores = model.predict_on_batch(x_test)  # TFA206
