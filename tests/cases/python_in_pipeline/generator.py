import numpy as np
import tensorflow as tf

x, y = np.zeros([64, 4], "float32"), np.zeros([64, 1], "float32")


def samples():
    for i in range(64):
        yield x[i], y[i]


def main():
    ds = tf.data.Dataset.from_generator(  # TFA309
        samples, output_signature=(tf.TensorSpec([4]), tf.TensorSpec([1]))
    )
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(ds.batch(8), verbose=0)


main()
