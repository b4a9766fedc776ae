import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


class Runner:
    def experimental_run_v2(self, function, args):
        return function(*args)


data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(8)
batch = data.make_one_shot_iterator().get_next()
with tf.Session() as session:
    print(session.run(Runner().experimental_run_v2(tf.reduce_sum, (batch,))))
