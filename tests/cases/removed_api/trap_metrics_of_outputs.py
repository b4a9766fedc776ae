"""As many metrics as outputs."""

import tensorflow as tf

image = tf.keras.Input([64, 64, 3])
features = tf.keras.layers.Flatten()(tf.keras.layers.Conv2D(8, 3)(image))
outputs = [tf.keras.layers.Dense(3, name="table")(features), tf.keras.layers.Dense(3)(features)]
model = tf.keras.Model(inputs=image, outputs=outputs)
accuracy = tf.keras.metrics.SparseCategoricalAccuracy(name="first")
other = tf.keras.metrics.SparseCategoricalAccuracy(name="second")
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("adam", [loss, loss], metrics=[[accuracy], [other]])
one = tf.keras.Model(inputs=image, outputs=outputs[0])
one.compile("adam", loss, metrics=[accuracy])
