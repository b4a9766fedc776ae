import tensorflow as tf
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential


def network():
    net = Sequential()
    net.add(Dense(16, input_dim=8, activation="relu"))
    net.add(Dense(1))
    return net


def main():
    net = network()
    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:
        tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
    net.compile("adam", "mse")
    net.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))


main()
