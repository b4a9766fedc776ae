"""An import that may fail has its remedy; tf.keras has what standalone Keras dropped."""

import tensorflow as tf

try:
    from tensorflow.contrib.graph_editor import get_backward_walk_ops
except ImportError:
    from tensorflow.python.ops.op_selector import get_backward_walk_ops

if tf.__version__ >= "2":
    from tensorflow.keras.preprocessing.image import ImageDataGenerator
else:
    from keras.preprocessing.image import ImageDataGenerator


def memory():
    try:
        from tensorflow.contrib.memory_stats import MaxBytesInUse
    except ImportError:
        return None
    return MaxBytesInUse()


def walk(op):
    return get_backward_walk_ops(op)


generator = ImageDataGenerator(rescale=1 / 255)
print(memory())
