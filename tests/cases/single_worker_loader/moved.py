import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


def main():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    train = Rows()
    model.fit(train, epochs=2, workers=2)  # TFA310
    model.evaluate(train, max_queue_size=4)  # TFA310


main()
