import numpy as np
from tensorflow import keras

from project import fakes, photos, noisy

generator = keras.Sequential([keras.Input([100]), keras.layers.Dense(784)])
critic = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])
critic.compile("adam", "binary_crossentropy")
for step in range(1000):
    painted = generator.predict(next(fakes))  # TFA204
    if noisy:
        painted = np.clip(painted + np.random.normal(size=painted.shape), 0, 1)
    critic.train_on_batch(next(photos), np.ones([32, 1]))
    critic.train_on_batch(painted, np.zeros([32, 1]))
