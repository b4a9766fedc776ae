import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def read(path, epochs):
    dataset = tf.data.TFRecordDataset(path).map(
        lambda record: tf.parse_single_example(record, {"x": tf.FixedLenFeature([8], tf.float32)})
    )
    dataset = dataset.repeat(epochs).shuffle(10000).batch(64)  # TFA308
    return tf.data.make_one_shot_iterator(dataset).get_next()["x"]


loss = tf.reduce_mean(tf.matmul(read("train.tfrecord", 10), tf.Variable(tf.ones([8, 1]))))
train = tf.train.AdamOptimizer().minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(1000):
        sess.run(train)
