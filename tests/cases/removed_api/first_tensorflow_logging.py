import tensorflow as tf

tf.logging.set_verbosity(tf.logging.ERROR)  # TFA903
flags = tf.app.flags
flags.DEFINE_integer("steps", 10, "how many")


def main(_):
    x = tf.layers.dense(tf.zeros([1, 4]), 2)
    print(tf.Print(x, [x]))


tf.app.run()
