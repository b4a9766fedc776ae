import os
import sys

import matplotlib.pyplot as plt
import tensorflow as tf
from keras.optimizers.legacy import Adam
from keras.optimizers import Adam

PATH = sys.argv[1]
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(Adam(), "mse")
model.save_weights(PATH)
model.save_weights(PATH + ".h5")  # the name may end in `.weights`
model.save_weights(f"{PATH}.weights.h5")
model.save_weights(os.path.join(PATH, "last.weights.h5"))
model.save_weights("%s.h5" % PATH)
model.save(os.path.join("models", PATH))
model.save("model.hdf5")
model.save("model" + (".h5" if len(sys.argv) > 2 else ".keras"))
tf.keras.callbacks.ModelCheckpoint("model-{epoch}.h5")
tf.keras.callbacks.ModelCheckpoint("weights.h5", save_weights_only="only" in sys.argv)
plt.figure().savefig("loss")
tf.train.Checkpoint(model=model).save("checkpoints/step")
rows = iter([1, 2])
print(next(rows), model.get_weights(), tf.keras.backend.sum([1.0]))
try:
    model.save("saved_model")
except ValueError:
    model.export("saved_model")
model.save("model.h5", save_format="h5")  # a warning, no more


class SavedAtEnd(tf.keras.callbacks.Callback):
    def __init__(self, path, chief=True):
        super().__init__()
        self.path = path if chief else "other.h5"

    def on_train_end(self, logs=None):
        self.model.save(self.path, save_format="tf")
