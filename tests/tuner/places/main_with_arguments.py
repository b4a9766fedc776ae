import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def main(epochs=2, batch_size=32, lr=1e-3):  # <- batch
    x = np.random.rand(1000, 8).astype("float32")
    train = tf.data.Dataset.from_tensor_slices((x, x[:, :1]))
    train = train.cache().shuffle(1000).batch(batch_size, drop_remainder=True).prefetch(2)
    steps = len(x) // batch_size
    build().fit(train.repeat(), steps_per_epoch=steps, epochs=epochs)


if __name__ == "__main__":
    main()
