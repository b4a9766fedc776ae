from tensorflow import keras

x, y = keras.datasets.boston_housing.load_data()[0]
board = keras.callbacks.TensorBoard("logs", histogram_freq=1, write_graph=1, write_images=1)  # TFA802
plain = keras.callbacks.TensorBoard("plain", histogram_freq=1, write_images=0)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, callbacks=[board, plain])
