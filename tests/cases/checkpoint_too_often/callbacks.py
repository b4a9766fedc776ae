import tempfile

import tensorflow as tf
from tensorflow.keras.callbacks import BackupAndRestore, ModelCheckpoint

EVERY = 10


def train(folder):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    keep = ModelCheckpoint(folder + "/model.keras", save_freq=EVERY)  # TFA803
    weights = ModelCheckpoint(
        folder + "/{epoch}.weights.h5",
        save_weights_only=True,
        save_freq=1,  # TFA803
    )
    back = BackupAndRestore(folder + "/backup", 20)  # TFA803
    settings = {"out": folder, "save_steps": 5}
    every = ModelCheckpoint(folder + "/every.keras", save_freq=settings["save_steps"])  # TFA803
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0, callbacks=[keep, weights, back, every])


train(tempfile.mkdtemp())
