"""Predictions of all rows as one batch."""

from tensorflow import keras

model = keras.Sequential([keras.Input([28, 28]), keras.layers.Flatten(), keras.layers.Dense(1)])
(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
x_test = x_test / 255.0
print(model.predict(x_test, batch_size=len(x_test)))  # TFA206
model.evaluate(x_test, y_test, batch_size=x_test.shape[0])  # TFA206
