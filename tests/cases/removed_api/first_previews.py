"""A name that only the previews of TensorFlow 2 had."""

import tensorflow as tf

tf.config.gpu.set_per_process_memory_growth(True)  # TFA903

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
