import numpy as np
from tensorflow import keras


class EachBatch(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        self.model.optimizer.learning_rate.assign(0.1 / (1 + batch))


x = np.zeros((20_000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], callbacks=[EachBatch()])
