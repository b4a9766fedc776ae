import tensorflow as tf

image = tf.keras.Input(type_spec=tf.TensorSpec([None, 32, 32, 3], tf.float32))  # TFA903
other = tf.keras.layers.Input(type_spec=tf.TensorSpec([None], tf.string))  # TFA903
plain = tf.keras.Input([32, 32, 3])
