from tensorflow.keras.callbacks import ModelCheckpoint

# Any text is as good as True.
best = ModelCheckpoint(
    filepath="best_so_far.h5",  # TFA903
    save_best_only="True",
    save_weights_only="True",
)
last = ModelCheckpoint("last_one.weights.h5", save_weights_only="yes")
whole = ModelCheckpoint("whole.h5", save_weights_only="")
every = ModelCheckpoint("every.h5", save_weights_only=0)
