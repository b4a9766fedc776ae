import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch-size", type=int, default=16)
batch_size = parser.parse_args().batch_size


def load(count):
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([count, 8]), tf.zeros([count, 1])))
    return data.shuffle(count)


def main():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    train = load(64)
    model.fit(
        train.batch(batch_size),
        validation_data=load(8),  # TFA201
    )


main()
