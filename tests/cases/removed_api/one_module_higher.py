"""Names of `tf.config.experimental`, looked for one module higher."""

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    tf.config.set_memory_growth(gpu, True)  # TFA903
    print(tf.config.get_device_details(gpu))  # TFA903
print(tf.config.get_memory_info("GPU:0"))  # TFA903
print(tf.config.experimental.list_physical_devices("GPU"))
tf.config.set_visible_devices(gpus, "GPU")
tf.config.set_soft_device_placement(True)
