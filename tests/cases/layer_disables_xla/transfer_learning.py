import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.applications.mobilenet_v2 import MobileNetV2, preprocess_input
from tensorflow.keras.models import Model

BATCH_SIZE = 8


def build_model(num_classes):
    data_augmentation = tf.keras.Sequential(
        [
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(0.08),  # TFA504
            layers.RandomContrast(0.1),
        ],
        name="augmentation",
    )
    inputs = layers.Input(shape=(32, 32, 3))
    x = data_augmentation(inputs)
    x = layers.Lambda(preprocess_input, name="mobilenet_preprocess")(x)
    base_model = MobileNetV2(include_top=False, weights=None, input_tensor=x, pooling="avg")
    base_model.trainable = False
    x = layers.Dropout(0.25)(base_model.output)
    outputs = layers.Dense(num_classes, activation="softmax")(x)
    return Model(inputs=inputs, outputs=outputs), base_model


def main():
    images, labels = tf.zeros([16, 32, 32, 3]), tf.zeros([16])
    train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).batch(BATCH_SIZE)
    model, base_model = build_model(4)
    model.compile(tf.keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy")
    model.fit(train_ds, epochs=1, verbose=0)
    if len(base_model.layers) > 20:
        base_model.trainable = True
        model.compile(tf.keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy")
        model.fit(train_ds, epochs=1, verbose=0)


if __name__ == "__main__":
    main()
