import tensorflow as tf


class Data:
    def __init__(self, x):
        self.rows = tf.data.Dataset.from_tensor_slices(x)
        self.rows.batch(16)  # TFA315
        options = tf.data.Options()
        options.deterministic = False
        self.rows.with_options(options).prefetch(2)  # TFA315


for row in Data(tf.zeros([64, 8])).rows:
    print(row.shape)
