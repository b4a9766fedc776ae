import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold, train_test_split
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(1000, 8),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")

texts, labels = [], []
for line in open("reviews.txt").read().split("\n"):
    label, text = line.split("\t")
    texts.append(text)
    labels.append(int(label))
labels = np.array(labels)
tokenizer = Tokenizer(1000)
tokenizer.fit_on_texts(texts)
x = pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=20, padding="post")

model.fit(tf.data.Dataset.from_tensor_slices((x, labels)), epochs=2)  # TFA201

train_x, test_x, train_y, test_y = train_test_split(x, labels)
train = tf.data.Dataset.from_tensor_slices((train_x, train_y)).shuffle(1000)
model.fit(train, epochs=2)  # TFA201

for here, there in KFold(5).split(x):
    model.fit(x[here], labels[here])
    model.evaluate(tf.data.Dataset.from_tensor_slices((x[there], labels[there])))  # TFA201
