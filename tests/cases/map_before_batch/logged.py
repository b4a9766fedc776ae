import logging

import tensorflow as tf

logger = logging.getLogger(__name__)


def scale(x, y):
    logger.debug("tracing scale")
    logging.info("tracing scale")
    return tf.cast(x, tf.float32) / 255.0, y


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8], tf.uint8), tf.zeros([64, 1])))
data = data.map(scale).shuffle(64).batch(16)  # TFA301
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data)
