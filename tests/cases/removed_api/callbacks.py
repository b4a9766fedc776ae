"""A `ModelCheckpoint` of Keras 2 swallowed what it does not know."""

import tensorflow as tf
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint

best = ModelCheckpoint("best.keras", save_best_only=True, validation_freq=1)  # TFA903
patient = ModelCheckpoint("patient.keras", patience=3)  # TFA903
restoring = ModelCheckpoint(filepath="restored.keras", restore_best_weights=True)  # TFA903
restarted = tf.keras.callbacks.ModelCheckpoint(
    "last.keras",
    load_weights_on_restart=True,  # TFA903
)
stop = EarlyStopping(patience=3, min_delta=0.1, restore_best_weights=True)
