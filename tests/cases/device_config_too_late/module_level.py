import tensorflow as tf

x = tf.constant([1.0])
gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
print(x)
