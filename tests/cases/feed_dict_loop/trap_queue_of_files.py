import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Reader:
    def string_input_producer(self, paths):
        return tf.data.TFRecordDataset(paths).repeat()


dataset = (
    Reader()
    .string_input_producer(["train.tfrecord"])
    .map(lambda record: tf.parse_single_example(record, {"x": tf.FixedLenFeature([8], tf.float32)}))
)
batch = tf.data.make_one_shot_iterator(dataset.batch(32).prefetch(1)).get_next()["x"]
w = tf.Variable(tf.ones([8, 1]))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.matmul(batch, w)))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(1000):
        sess.run(train)
