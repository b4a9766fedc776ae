import tensorflow as tf
from tensorflow.keras import backend as K

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
for units in [8, 16, 32, 64]:
    K.clear_session()
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(units)])
    model.compile("adam", "mse")
    model.fit(x, y, verbose=0)
