import click
import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


@click.command()
@click.option("--batch-size", default=32, show_default=True)  # <- batch
@click.option("--epochs", default=2)
def main(batch_size, epochs):
    x = np.random.rand(1000, 8).astype("float32")
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(batch_size)
    build().fit(ds, epochs=epochs)


if __name__ == "__main__":
    main()
