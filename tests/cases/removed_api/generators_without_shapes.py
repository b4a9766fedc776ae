import numpy as np
import tensorflow as tf

images, labels = np.zeros([64, 8, 8, 3], "float32"), np.zeros([64], "int32")


def samples():
    for image, label in zip(images, labels):
        yield image, label


def build():
    model = tf.keras.Sequential([
        tf.keras.layers.Conv2D(8, 3, input_shape=(8, 8, 3)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(2),
    ])
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


model = build()
train = tf.data.Dataset.from_generator(samples, output_types=(tf.float32, tf.int32))  # TFA903
valid = tf.data.Dataset.from_generator(samples, (tf.float32, tf.int32)).batch(32)  # TFA903
train = train.shuffle(64).batch(32).repeat().prefetch(tf.data.AUTOTUNE)
model.fit(train, epochs=2, steps_per_epoch=2, validation_data=valid)

# The rank of the labels alone.
half = tf.data.Dataset.from_generator(  # TFA903
    samples,
    output_signature=(tf.TensorSpec((8, 8, 3), tf.float32), tf.TensorSpec(None, tf.int32)),
)
model.evaluate(half.batch(32))
shapes = (tf.TensorShape([8, 8, 3]), tf.TensorShape(None))
types = (tf.float32, tf.int32)
third = tf.data.Dataset.from_generator(samples, types, shapes)  # TFA903
model.evaluate(third.batch(32))
fourth = tf.data.Dataset.from_generator(samples, types, ([8, 8, 3], None))  # TFA903
model.fit(fourth.batch(32))
