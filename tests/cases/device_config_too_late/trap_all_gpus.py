import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(1e-3)
gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus, "GPU")  # as they are: nothing changes, and nothing is raised
print(optimizer)
