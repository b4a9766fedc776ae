import tempfile

import tensorflow as tf


def callbacks():
    return [
        tf.keras.callbacks.TensorBoard(tempfile.mkdtemp(), profile_batch=(10, 500)),  # TFA802
        tf.keras.callbacks.TensorBoard(tempfile.mkdtemp(), profile_batch="1, 100"),  # TFA802
    ]


print(callbacks())
