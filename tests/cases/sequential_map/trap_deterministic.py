import tensorflow as tf

tf.config.experimental.enable_op_determinism()
tf.keras.utils.set_random_seed(1)
ds = tf.data.Dataset.from_tensor_slices(tf.zeros([32, 8, 8, 3]))
ds = ds.map(lambda x: tf.image.random_flip_left_right(x)).batch(4)
