import tempfile

import tensorflow as tf

steps = 4
settings = {"train_steps": 20}
folder = tempfile.mkdtemp()
callbacks = [
    tf.keras.callbacks.ModelCheckpoint(folder + "/a.keras"),
    tf.keras.callbacks.ModelCheckpoint(folder + "/b.keras", save_freq="epoch"),
    tf.keras.callbacks.ModelCheckpoint(folder + "/d.keras", save_freq=steps),
    tf.keras.callbacks.ModelCheckpoint(folder + "/c.keras", save_freq=5 * steps),
    tf.keras.callbacks.ModelCheckpoint(folder + "/e.keras", save_freq=settings["train_steps"]),
]
print(callbacks)
