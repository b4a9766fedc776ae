"""A model that is loaded inside, or only used, or for which a condition asks for the devices."""

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
teacher = tf.keras.models.load_model("teacher.keras")
labels = teacher.predict(x)
if strategy.num_replicas_in_sync == 1:
    model = tf.keras.models.load_model("model.keras")
else:
    with strategy.scope():
        model = tf.keras.models.load_model("model.keras")
model.fit(x, labels, batch_size=8 * strategy.num_replicas_in_sync)
