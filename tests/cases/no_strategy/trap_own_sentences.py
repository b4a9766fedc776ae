# gpus: 4
"""Three sentences to learn from: no second GPU learns them sooner."""

from tensorflow import keras
from tensorflow.keras.preprocessing.text import Tokenizer

sentences = ["deep networks learn", "recurrent networks remember", "attention looks back"]
tokenizer = Tokenizer()
tokenizer.fit_on_texts(sentences)
rows = keras.utils.pad_sequences(tokenizer.texts_to_sequences(sentences), maxlen=3)

model = keras.Sequential([keras.layers.Embedding(20, 10), keras.layers.SimpleRNN(32)])
model.add(keras.layers.Dense(20, activation="softmax"))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(rows[:, :-1], rows[:, -1], epochs=200)
