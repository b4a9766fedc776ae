import tempfile

import tensorflow as tf

folder = tempfile.mkdtemp()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(30):
    model.train_on_batch(tf.zeros([64, 8]), tf.zeros([64, 1]))
    model.save_weights(f"{folder}/{epoch}.weights.h5")
