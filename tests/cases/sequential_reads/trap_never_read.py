import tensorflow as tf

filenames = tf.io.gfile.glob("train/*.tfrecord")
raw_dataset = tf.data.TFRecordDataset(filenames)
features = {"x": tf.io.FixedLenFeature([8], tf.float32), "y": tf.io.FixedLenFeature([1], tf.float32)}


def parse(record):
    example = tf.io.parse_example(record, features)
    return example["x"], example["y"]


train = tf.data.TFRecordDataset(filenames, num_parallel_reads=tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train.batch(32).map(parse))
