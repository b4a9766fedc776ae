import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def read(paths, epochs):
    names = tf.train.string_input_producer(paths, num_epochs=epochs)  # TFA901
    _, record = tf.TFRecordReader().read(names)
    parsed = tf.parse_single_example(record, {"x": tf.FixedLenFeature([8], tf.float32)})
    return tf.train.shuffle_batch([parsed["x"]], 32, capacity=1000, min_after_dequeue=500)


batch = read(["train.tfrecord"], 10)
w = tf.Variable(tf.ones([8, 1]))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.matmul(batch, w)))
with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    threads = tf.train.start_queue_runners(sess=sess, coord=tf.train.Coordinator())
    for _ in range(1000):
        sess.run(train)
