from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([keras.Input([100, 16]), layers.LSTM(32, return_sequences=True)])
stepwise = layers.Dense(4, activation="softmax")
stepwise = layers.TimeDistributed(stepwise)  # TFA002
model.add(stepwise)
