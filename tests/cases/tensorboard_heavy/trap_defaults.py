import tempfile

import tensorflow as tf

folder = tempfile.mkdtemp()
boards = [
    tf.keras.callbacks.TensorBoard(folder),
    tf.keras.callbacks.TensorBoard(folder, histogram_freq=1, write_images=False),
    tf.keras.callbacks.TensorBoard(folder, update_freq="epoch", profile_batch=(10, 20)),
    tf.keras.callbacks.TensorBoard(folder, update_freq=500, profile_batch=5),
]
print(boards)
