"""A list of metrics for two outputs: an object that a name holds would count for both."""

import tensorflow as tf

image = tf.keras.Input([64, 64, 3])
features = tf.keras.layers.Flatten()(tf.keras.layers.Conv2D(8, 3)(image))
outputs = [tf.keras.layers.Dense(3, name="table")(features), tf.keras.layers.Dense(3)(features)]
model = tf.keras.Model(inputs=image, outputs=outputs)
accuracy = tf.keras.metrics.SparseCategoricalAccuracy(name="sc_accuracy")
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("adam", [loss, loss], metrics=[accuracy])  # TFA903
model.compile("adam", [loss, loss], metrics=["accuracy"])  # TFA903
model.compile("adam", [loss, loss], metrics=[tf.keras.metrics.MeanSquaredError()])  # TFA903
