import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

mixed_precision.set_global_policy("mixed_bfloat16")
model = tf.keras.Sequential(
    [layers.Conv2D(256, 3), layers.Flatten(), layers.Dense(10, dtype="float32")]
)
model.compile("adam", "mse")
model.fit(tf.zeros([16, 32, 32, 3]), tf.zeros([16, 10]))
