"""Private parts of TensorFlow that are still there, and others where something else is tried."""

import tensorflow as tf
from tensorflow.python.framework import ops, tensor_shape
from tensorflow.python.framework.ops import EagerTensor
from tensorflow.python.ops import control_flow_ops

try:
    from tensorflow.python.trackable import data_structures
except ImportError:
    from tensorflow.python.training.tracking import data_structures


def clip(x, limit):
    if not isinstance(x, EagerTensor):
        x = ops.convert_to_tensor(x)
    with tf.control_dependencies([control_flow_ops.group(tf.debugging.assert_positive(limit))]):
        return tf.cond(tf.reduce_max(x) > limit, lambda: x / limit, lambda: x)


print(clip([1.0, 2.0], 1.0), data_structures.NoDependency(tensor_shape.TensorShape([2])))
