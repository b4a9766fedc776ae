import numpy as np
from sklearn.utils import shuffle
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Sequential


def batches(rows, size=32):
    while True:
        rows = shuffle(rows)
        for offset in range(0, len(rows), size):
            features = rows[offset : offset + size]
            yield shuffle(features, features.sum(1))  # TFA903


model = Sequential([Input([8]), Dense(1)])
model.compile("adam", "mse")
model.fit(batches(np.random.rand(640, 8)), steps_per_epoch=20, epochs=2)
