import keras
import tensorflow as tf


def build_model(hp):
    model = keras.Sequential([keras.layers.Dense(hp["units"]), keras.layers.Dense(10, activation="softmax")])  # TFA502
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def build_small_model():
    # Nothing in this script calls it, and to import it sets no policy.
    model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def main():
    from search import search

    # search(build_small_model)
    tf.keras.mixed_precision.set_global_policy("mixed_float16")
    search(build_model)


if __name__ == "__main__":
    main()
