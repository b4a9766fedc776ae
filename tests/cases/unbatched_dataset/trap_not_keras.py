import tensorflow as tf
from elsewhere import Pipeline

data = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 3]), tf.zeros([8, 1])))
Pipeline().fit(data)
