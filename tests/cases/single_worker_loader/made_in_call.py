"""A loader that is made in the call gets a name; not so in a lambda or a comprehension."""

import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.PyDataset):
    def __init__(self, fold, **kwargs):
        super().__init__(**kwargs)
        self.fold = fold

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return np.full([8, 4], self.fold + index), np.zeros([8, 1])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
history = model.fit(
    Rows(0),
    epochs=2,
    workers=8,  # TFA310
    use_multiprocessing=False,
)
if history:
    print(model.evaluate(Rows(1), workers=2))  # TFA310
results = [model.evaluate(Rows(fold), workers=2) for fold in range(3)]  # TFA310
loaders = [Rows(fold) for fold in range(3)]
more = [model.evaluate(rows, workers=2) for rows in loaders]  # TFA310
