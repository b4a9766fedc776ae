import tempfile

import tensorflow as tf
from tensorflow.keras.callbacks import TensorBoard

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
boards = [
    TensorBoard(tempfile.mkdtemp(), update_freq="batch"),  # TFA802
    TensorBoard(
        tempfile.mkdtemp(),
        histogram_freq=1,
        write_images=True,  # TFA802
        update_freq=10,  # TFA802
    ),
]
for board in boards:
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0, callbacks=[board])
