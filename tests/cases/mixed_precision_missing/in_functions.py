import argparse

import tensorflow as tf
from tensorflow import keras


def build_model(classes, size):
    base = keras.applications.MobileNetV2(
        input_shape=(size, size, 3), include_top=False, weights=None, alpha=0.35
    )
    base.trainable = False
    inputs = keras.Input((size, size, 3))
    x = base(inputs, training=False)
    x = keras.layers.GlobalAveragePooling2D()(x)
    x = keras.layers.Dropout(0.2)(x)
    return keras.Model(
        inputs,
        keras.layers.Dense(
            classes,
            activation="softmax",
        )(x),
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--classes", type=int, default=5)
    args = parser.parse_args()
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([32, 64, 64, 3]), tf.zeros([32])))
    model = build_model(args.classes, 64)
    model.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    model.fit(data.batch(8), verbose=0)  # TFA501
    print(model.predict(tf.zeros([1, 64, 64, 3]), verbose=0).argmax())


if __name__ == "__main__":
    main()
