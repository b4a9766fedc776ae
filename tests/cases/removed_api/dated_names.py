"""Names that end in a date, a time or the number of an epoch have no ending."""

import os
import time
from datetime import datetime

import tensorflow as tf
from tensorflow.keras.callbacks import ModelCheckpoint

stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
callbacks = [
    ModelCheckpoint(os.path.join("models", f"{stamp}_e_{{epoch}}")),  # TFA903
    ModelCheckpoint("models/" + "test" + stamp),  # TFA903
    ModelCheckpoint(f"models/{{epoch:02d}}-{stamp}.h5"),
    ModelCheckpoint(f"models/{stamp}.keras"),
]
model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
model.fit(tf.zeros([3, 4]), tf.zeros([3, 2]), callbacks=callbacks)
model.save("model_" + str(time.time()))  # TFA903
model.save(time.strftime("%Y.keras"))
model.save(time.strftime("model-%B"))
model.save("model_" + str(int(time.time())) + ".h5")
