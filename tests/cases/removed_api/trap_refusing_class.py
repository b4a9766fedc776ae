import tensorflow as tf
from packaging import version

IS_TF_1 = version.parse(tf.__version__).major == 1


def _raise(error):
    raise error


class Board(tf.keras.callbacks.Callback):
    def __init__(self, log_dir):
        super().__init__()
        IS_TF_1 or _raise(NotImplementedError("not supported with TensorFlow 2"))
        self.log_dir = log_dir

    def set_model(self, model):
        self.writer = tf.summary.FileWriter(self.log_dir)
