import pandas as pd
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

table = pd.read_csv("questions.csv")
tokenizer = Tokenizer(num_words=1000)
tokenizer.fit_on_texts(table.question)
x_train = pad_sequences(tokenizer.texts_to_sequences(table.question), maxlen=15)
y_train = keras.utils.to_categorical(table.answer)

model = keras.Sequential([keras.layers.Embedding(1000, 8), keras.layers.Flatten()])
model.add(keras.layers.Dense(8, activation="softmax"))
model.compile("adam", "categorical_crossentropy")
model.fit(x_train, y_train, epochs=2000, batch_size=len(x_train))  # TFA206
