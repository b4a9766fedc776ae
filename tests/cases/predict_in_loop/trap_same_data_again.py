"""Predictions of the same data that are others each time, or made once."""

import numpy as np
import tensorflow as tf
from sklearn.linear_model import LogisticRegression

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
inputs = tf.keras.Input([28, 28])
hidden = tf.keras.layers.Dropout(0.5)(tf.keras.layers.Flatten()(inputs), training=True)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(10)(hidden))
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))

# Dropout that is left on: each draws anew.
draws = [model.predict(x_test) for _ in range(50)]
first = [model.predict(x_test)[0] for _ in range(50)]

# The model learns on.
for epoch in range(20):
    model.fit(x_train, y_train)
    print(epoch, model.predict(x_test)[epoch])

# Another model each time, or other weights.
models = [tf.keras.models.clone_model(model) for _ in range(3)]
for i, member in enumerate(models):
    print(member.predict(x_test)[:, i])
for i in range(3):
    print(models[i].predict(x_test)[:, i])
for i in range(9):
    model.load_weights(f"epoch{i}.weights.h5")
    print(model.predict(x_test)[i])

# One column of the data is another each time.
for column in range(28):
    x_test[:, column] = 0
    print(model.predict(x_test)[:, column // 3])

rows = list(x_test[:10])
for i in range(10):
    rows.append(x_test[i + 10])
    print(model.predict(rows)[i])
for i in range(10):
    np.random.shuffle(x_test)
    print(model.predict(x_test)[i])
for i in range(10):
    print(model.predict(np.random.permutation(x_test))[i])

forest = LogisticRegression().fit(x_train.reshape(60000, -1), y_train)
for i in range(10):
    print(forest.predict(x_test.reshape(10000, -1))[i])

scores = model.predict(x_test)
for i in range(10):
    print(np.sort(scores[:, i]))
