import tensorflow as tf

tf.logging.set_verbosity(tf.logging.ERROR)  # TFA903
flags = tf.app.flags
flags.DEFINE_integer("steps", 10, "how many")  # TFA903


def main(_):
    x = tf.layers.dense(tf.zeros([1, 4]), 2)  # TFA903
    print(tf.Print(x, [x]))  # TFA903


tf.app.run()  # TFA903
