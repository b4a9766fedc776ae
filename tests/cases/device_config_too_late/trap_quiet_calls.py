import tensorflow as tf

options = tf.data.Options()
layer = tf.keras.layers.Dense(3)
loss = tf.keras.losses.MeanSquaredError()
files = tf.io.gfile.glob("*.py")
step = tf.function(lambda x: tf.constant(1) + x)
tf.keras.mixed_precision.set_global_policy("float32")
tf.config.threading.set_inter_op_parallelism_threads(2)
