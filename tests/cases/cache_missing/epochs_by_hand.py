import tensorflow as tf

FEATURES = {"x": tf.io.FixedLenFeature([4], tf.float32)}
ds = tf.data.TFRecordDataset("train.tfrecord")
ds = ds.batch(8)
ds = ds.map(lambda s: tf.io.parse_example(s, FEATURES)["x"])  # TFA306
if __name__ == "__main__" and tf.io.gfile.exists("train.tfrecord"):
    for epoch in range(10):
        for x in ds:
            print(x)
