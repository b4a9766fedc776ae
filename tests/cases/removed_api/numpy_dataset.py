import numpy as np
import tensorflow as tf
from tensorflow.compat.v1.keras.backend import set_session  # TFA903
from tensorflow.compat.v1.keras.backend import clear_session  # TFA903

set_session(tf.compat.v1.Session())
strategy = tf.distribute.MirroredStrategy()
data = strategy.experimental_make_numpy_dataset(np.zeros([64, 8], "float32"))  # TFA903
data = strategy.experimental_distribute_dataset(data.batch(8))
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")

saved = tf.keras.callbacks.ModelCheckpoint(
    "{epoch}.weights.h5",
    save_weights_only=True,
    options=tf.train.CheckpointOptions(experimental_io_device="/job:localhost"),  # TFA903
)
model.fit(data.map(lambda x: (x, x[:, :1])), callbacks=[saved])
clear_session()
