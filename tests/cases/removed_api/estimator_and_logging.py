"""What TensorFlow 2 never had is one thing, what went with a release of it is another."""

import tensorflow as tf


def main(_):
    estimator = tf.estimator.LinearRegressor([])  # TFA903
    estimator.train(lambda: None, steps=10)
    print(tf.estimator.RunConfig())  # TFA903


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.INFO)  # TFA903
    tf.app.run(main)  # TFA903
