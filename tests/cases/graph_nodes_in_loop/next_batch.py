import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

dataset = tf.data.Dataset.range(1000).batch(10)
iterator = tf.data.make_one_shot_iterator(dataset)
with tf.Session().as_default() as sess:
    while True:
        try:
            print(sess.run(iterator.get_next()))  # TFA902
        except tf.errors.OutOfRangeError:
            break
