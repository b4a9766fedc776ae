"""Lists of one output of models that are called eagerly, or taken out of it, and other lists."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Activation, Dense, Dropout, GlobalAveragePooling1D, Input
from tensorflow.keras.models import Model

rows = Input((4,))
embedding = Model(inputs=[rows], outputs=[Dense(2)(rows)])
one, two = np.zeros((3, 4)), np.ones((3, 4))
print(tf.abs(embedding(one) - embedding(two)), Dense(1)(embedding(one)))
embedding.compile("adam", "mse")
embedding.fit(one, np.zeros((3, 2)))
print(embedding.predict(one) - embedding.predict(two))

left = Input((4,))
model = Model(left, Dense(1)(embedding(left)[0]))
Model(left, embedding(left)).summary()
Model(left, Dropout(0.5)(Activation("relu")(embedding(left)))).summary()
sequence = Model([left], [Dense(2)(left)[:, None]])
GlobalAveragePooling1D()(sequence(Input((4,))))

parts = Model([rows], [Dense(2)(rows), Dense(1)(rows)])
mean, spread = parts(left)
print(Dense(1)(mean - spread))
plain = Model([rows], Dense(2)(rows))
print(plain(left) - plain(left))
