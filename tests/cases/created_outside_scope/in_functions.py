import tensorflow as tf
from tensorflow import keras


def build():
    inputs = keras.Input((8,))
    return keras.Model(inputs, keras.layers.Dense(1)(inputs))


def main():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build()
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
    data = data.batch(8 * strategy.num_replicas_in_sync)
    model.compile(  # TFA402
        keras.optimizers.Adam(1e-3),
        "mse",
    )
    model.fit(data)


if __name__ == "__main__":
    main()
