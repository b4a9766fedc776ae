import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras.metrics import kullback_leibler_divergence
from tensorflow.keras.preprocessing.image import random_rotation

inputs = keras.Input([8])
outputs = keras.layers.Dense(1)(keras.layers.Lambda(K.softmax)(inputs))
model = keras.Model(inputs, outputs)
model.compile("adam", loss=keras.losses.mse, metrics=[tf.keras.metrics.mae])
print(kullback_leibler_divergence(tf.ones([1, 1]), tf.ones([1, 1])))
print(random_rotation(tf.zeros([8, 8, 3]).numpy(), 3))
