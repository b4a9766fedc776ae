import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


train = Rows()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, workers=4, use_multiprocessing=True, max_queue_size=20, epochs=2)  # TFA310
