import gc

import numpy as np
from tensorflow import keras
from tensorflow.keras.callbacks import Callback


class Scores(Callback):
    def __init__(self, x, path):
        super().__init__()
        self.x, self.path = x, path

    def on_train_batch_end(self, batch, logs=None):
        scores = self.model.predict(self.x, verbose=0)  # TFA801
        self.note(batch, scores.mean())
        gc.collect()  # TFA801

    def note(self, batch, score):
        print(batch, score, file=open(self.path, "a"))  # noqa: PTH123, SIM115 # TFA801


model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
model.compile("adam", "mse")
x = np.zeros([64, 8])
model.fit(x, np.zeros([64, 1]), verbose=0, callbacks=[Scores(x[:8], "/dev/null")])
