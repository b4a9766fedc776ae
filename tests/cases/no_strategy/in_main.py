# gpus: 8
import tensorflow as tf
from tensorflow import keras


def data(size):
    ds = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
    return ds.batch(size)


def build():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def main():
    train = data(16)
    model = build()
    model.fit(train)  # TFA401


if __name__ == "__main__":
    main()
