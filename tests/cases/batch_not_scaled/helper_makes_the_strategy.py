import tensorflow as tf


def get_strategy():
    return tf.distribute.MirroredStrategy()


def train(rows, size=128):
    strategy = get_strategy()
    with strategy.scope():
        net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        net.compile("sgd", "mse")
    pairs = tf.data.Dataset.from_tensor_slices((rows, rows[:, :1]))
    net.fit(pairs.batch(size))  # TFA403


train(tf.zeros([4096, 8]))
