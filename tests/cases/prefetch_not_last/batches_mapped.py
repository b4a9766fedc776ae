"""Another module imports the batches; each is worked on when it is asked for."""

import tensorflow as tf

FEATURES = {"x": tf.io.FixedLenFeature([8], tf.float32)}

ds = tf.data.TFRecordDataset(["a", "b"]).batch(32)
ds = ds.prefetch(tf.data.AUTOTUNE)  # TFA305
ds = ds.map(lambda records: tf.io.parse_example(records, FEATURES))
