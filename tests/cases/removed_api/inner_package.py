import tensorflow as tf
from tensorflow_core.python.keras.utils import generic_utils  # TFA903

bar = generic_utils.Progbar(10)
print(tf.zeros([2, 2]))
