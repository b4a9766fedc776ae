import tensorflow as tf
from tensorflow import keras


def build():
    inputs = keras.Input([8])
    return keras.Model(inputs, keras.layers.Dense(1)(inputs))


def main():
    model = build()
    model.compile(
        optimizer="adam",
        loss="mse",
        run_eagerly=True,  # TFA506
    )
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)


if __name__ == "__main__":
    main()
