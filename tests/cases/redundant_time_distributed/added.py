from tensorflow import keras

model = keras.Sequential()
model.add(keras.Input((10, 4)))
model.add(keras.layers.TimeDistributed(keras.layers.Dense(8), name="projection"))  # TFA002
model.add(keras.layers.TimeDistributed(keras.layers.Activation("relu")))  # TFA002
model.add(keras.layers.TimeDistributed(keras.layers.LayerNormalization()))  # TFA002
model.compile("sgd", "mse")
