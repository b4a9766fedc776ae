import tensorflow as tf


def decode(texts):
    return tf.stack([tf.io.decode_raw(text, tf.float32) for text in texts])


class Rows:
    def __init__(self, name, passes):
        self.passes = passes
        rows = tf.data.TFRecordDataset([name])
        rows = rows.map(self.parse)  # TFA301
        rows = rows.shuffle(100_000)
        self.rows = rows.repeat(passes)

    def batches(self, size):
        self.rows = self.rows.batch(size)
        for picture, label in self.rows:
            yield picture.numpy(), label.numpy()

    @staticmethod
    def parse(row):
        wanted = {
            "picture": tf.io.FixedLenFeature([], tf.string),
            "label": tf.io.FixedLenFeature([], tf.string),
        }
        parsed = tf.io.parse_single_example(row, wanted)
        return parsed["picture"], parsed["label"]


if __name__ == "__main__":
    rows = Rows("train.tfrecord", 10)  # made twice, as when a script has grown
    print("training")
    rows = Rows("train.tfrecord", 10)
    net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    net.compile("sgd", "mse")
    for picture, label in rows.batches(64):
        net.train_on_batch(decode(picture), decode(label))
