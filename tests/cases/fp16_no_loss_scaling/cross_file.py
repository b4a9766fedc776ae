import tensorflow as tf
from cross_file_step import update

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.SGD()

for x, y in tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8):
    update(model, optimizer, x, y)
