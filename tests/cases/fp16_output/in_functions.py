import argparse

import tensorflow as tf


def build_model(classes):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input([16, 16, 3]))
    for filters in (4, 8):
        model.add(tf.keras.layers.Conv2D(filters, 3, activation="relu"))
    model.add(tf.keras.layers.GlobalAveragePooling2D())
    model.add(
        tf.keras.layers.Dense(  # TFA502
            classes,
            activation="softmax",
        )
    )
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fp16", action="store_true")
    args = parser.parse_args()
    if args.fp16:
        tf.keras.mixed_precision.set_global_policy("mixed_float16")
    model = build_model(10)
    model.compile(
        optimizer="adam",
        loss=tf.keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    model.fit(tf.zeros([32, 16, 16, 3]), tf.zeros([32]), verbose=0)


if __name__ == "__main__":
    main()
