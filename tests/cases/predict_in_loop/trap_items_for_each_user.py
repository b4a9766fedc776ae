"""What a recommender predicts for each user are the scores of all items: many rows at once."""

import numpy as np
import tensorflow as tf

user, item = tf.keras.Input([]), tf.keras.Input([])
users, items = tf.keras.layers.Embedding(900, 8), tf.keras.layers.Embedding(1700, 8)
model = tf.keras.Model([user, item], tf.keras.layers.Dot(1)([users(user), items(item)]))
titles = np.load("titles.npy")
count = len(titles)

for person in np.load("people.npy"):
    scores = model.predict([np.array([person] * count), np.arange(count)], verbose=0)
    print(np.argsort(scores.ravel())[-10:])

for person in np.load("people.npy"):
    scores = model.predict([np.full(count, person), titles], verbose=0)
    print(scores.argmax())

for person in np.load("people.npy"):
    scores = model.predict([np.repeat(person, count), titles], verbose=0)
    print(scores.ravel().argsort()[-10:])
