"""Names of files that methods of paths put together."""

import sys
from pathlib import Path

import tensorflow as tf

FOLDER = Path(sys.argv[1])
kept = FOLDER.joinpath("kept", "best.ckpt")
net = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])


def keep(model, where):
    model.save_weights(where)  # TFA903


keep(net, kept)
net.load_weights(kept)  # TFA903
net.save_weights(kept.with_name("last"))  # TFA903
net.save_weights(FOLDER.with_suffix(".tf"))  # TFA903
net.save_weights(Path(sys.argv[1], "last.h5"))  # TFA903
net.save(FOLDER.joinpath("whole"))  # TFA903
