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
each = ModelCheckpoint("each.keras", freq="epoch")  # TFA903
last = ModelCheckpoint(filepath="last.keras", mode="max", save_freq="epoch", max_to_keep=3)  # TFA903
kept = ModelCheckpoint(
    filepath="kept.keras", monitor="loss", verbose=1, save_best_only=True, save_weights_only=False,
    mode="min", save_freq="epoch", initial_value_threshold=0.5,
)  # fmt: skip
