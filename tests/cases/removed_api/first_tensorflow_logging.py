import tensorflow as tf

tf.logging.set_verbosity(tf.logging.ERROR)  # TFA903
flags = tf.app.flags  # TFA903
flags.DEFINE_integer("steps", 10, "how many")


def main(_):
    x = tf.layers.dense(tf.zeros([1, 4]), 2)  # TFA903
    print(tf.Print(x, [x]))  # TFA903


tf.app.run()  # TFA903
