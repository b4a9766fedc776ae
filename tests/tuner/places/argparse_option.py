import argparse

import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("-b", "--batch-size", type=int, default=32, help="examples per step")  # <- batch
    return parser.parse_args()


def main():
    args = parse()
    x = np.random.rand(1000, 8).astype("float32")
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(args.batch_size)
    build().fit(ds, epochs=args.epochs)


if __name__ == "__main__":
    main()
