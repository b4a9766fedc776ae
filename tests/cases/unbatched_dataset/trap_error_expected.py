"""A test that wants the error."""
import unittest

import tensorflow as tf


class TestModel(unittest.TestCase):
    def test_single_samples(self):
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        ds = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 4]), tf.zeros([8, 1])))
        with self.assertRaises(ValueError):
            model.fit(ds)


unittest.main()
