"""A loss compares with labels: what is given without any beside it brings its own, in batches."""

import tensorflow as tf
from company.data import Records

records = Records("signs.tfrecord")
model = tf.keras.Sequential([tf.keras.layers.Input([8]), tf.keras.layers.Dense(3)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(records.training, validation_data=records.held_out, batch_size=64)  # TFA202
print(model.evaluate(records.test, batch_size=64))  # TFA202


def train(examples, held_out, units):
    inputs = tf.keras.Input([8])
    outputs = tf.keras.layers.Dense(units)(inputs)
    network = tf.keras.Model(inputs, outputs)
    network.compile(optimizer="adam", loss="mse")
    return network.fit(examples, validation_data=held_out, epochs=3, batch_size=16)  # TFA202
