"""A map that only puts the parts of an element together anew costs little: reported as low."""

import tensorflow as tf

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = rows.map(lambda x, y: {"in": x, "out": y})  # TFA301
rows = rows.batch(32)
