import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(1e-3)
gpus = tf.config.list_physical_devices("GPU")
if len(gpus) > 1:
    tf.config.set_visible_devices(gpus[1], "GPU")  # TFA102: on a machine with several GPUs
print(optimizer)
