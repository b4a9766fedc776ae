import tensorflow as tf


class Reader:
    def open(self, path):
        return tf.data.TextLineDataset(path).skip(1)

    def dataset(self, pattern):
        files = tf.data.Dataset.list_files(pattern)
        return files.interleave(self.open, 4).shuffle(100).batch(8)  # TFA303


ds = Reader().dataset("*.csv") if tf.io.gfile.glob("*.csv") else None
