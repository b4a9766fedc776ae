import tensorflow as tf
from tensorflow.keras import layers


def block(x, filters):
    x = layers.Conv2D(  # TFA003
        filters,
        3,
        padding="same",
    )(x)
    x = layers.BatchNormalization(axis=3)(x)
    return layers.ReLU()(x)


inputs = tf.keras.Input((32, 32, 3))
x = block(inputs, 16)
x = block(x, 32)
projected = layers.SeparableConv2D(32, 1, use_bias=True)(x)  # TFA003
normalised = layers.BatchNormalization()(projected)
x = layers.Add()([x, normalised])
outputs = layers.Dense(10)(layers.GlobalAveragePooling2D()(x))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(tf.random.normal([64, 32, 32, 3]), tf.zeros([64], tf.int32))
