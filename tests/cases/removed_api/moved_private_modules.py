"""Private parts of TensorFlow that moved or went, and some that are still there."""

import tensorflow as tf
from tensorflow.python.framework import ops
from tensorflow.python.framework.ops import EagerTensor, Tensor  # TFA903
from tensorflow.python.ops import array_ops, control_flow_ops, math_ops
from tensorflow.python.training.tracking import data_structures  # TFA903


def clip(x: Tensor, limit):
    if not isinstance(x, EagerTensor):
        x = ops.convert_to_tensor(x)
    small = control_flow_ops.cond(  # TFA903
        math_ops.reduce_max(x) > limit, lambda: x / limit, lambda: array_ops.identity(x)
    )
    return control_flow_ops.group(small)


print(clip([1.0, 2.0], 1.0), data_structures.NoDependency(tf.zeros([2])))


def tensor_of(value):
    from tensorflow.python.framework import ops
    from tensorflow.python.training import training_ops  # TFA903

    print(training_ops)
    return ops.convert_to_tensor_v2(value)  # TFA903
