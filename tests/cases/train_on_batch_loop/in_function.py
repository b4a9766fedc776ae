import numpy as np
import tensorflow as tf


def train(model, x, y, size):
    for epoch in range(2):
        for start in range(0, len(x), size):
            batch = x[start : start + size]
            loss = model.train_on_batch(batch, y[start : start + size])  # TFA706
        print(epoch, loss)


def main():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    train(model, np.zeros([64, 8]), np.zeros([64, 1]), 4)


if __name__ == "__main__":
    main()
