# gpus: 8
import tensorflow as tf
from tensorflow import keras


def data(size):
    ds = tf.data.Dataset.from_tensor_slices((tf.zeros([1024, 32, 32, 3]), tf.zeros([1024])))
    return ds.batch(size)


def build():
    model = keras.Sequential()
    model.add(keras.layers.Conv2D(32, 3, strides=2, activation="relu"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10))
    model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return model


def main():
    train = data(16)
    model = build()
    model.fit(train)  # TFA401


if __name__ == "__main__":
    main()
