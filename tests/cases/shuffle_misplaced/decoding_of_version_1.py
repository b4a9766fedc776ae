import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
FEATURES = {"image": tf.FixedLenFeature([], tf.string), "label": tf.FixedLenFeature([], tf.int64)}


def parse(record):
    parsed = tf.parse_single_example(record, features=FEATURES)
    image = tf.image.resize_images(tf.image.decode_jpeg(parsed["image"], channels=3), [224, 224])
    return tf.cast(image, tf.float32) / 255.0, parsed["label"]


dataset = tf.data.TFRecordDataset("train.tfrecord").map(parse).shuffle(5000)  # TFA308
iterator = tf.data.make_initializable_iterator(dataset.repeat().batch(32))
images, labels = iterator.get_next()
larger = tf.image.resize(images, [448, 448], align_corners=True)
kernel = tf.Variable(tf.random_normal([448 * 448 * 3, 10]))
logits = tf.matmul(tf.reshape(larger, [-1, 448 * 448 * 3]), kernel)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train = tf.train.AdamOptimizer(1e-3).minimize(loss)
with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), iterator.initializer])
    for _ in range(1000):
        sess.run(train)
