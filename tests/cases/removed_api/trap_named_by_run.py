import sys
import uuid

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.save_weights("logs/top.{}.h5".format(sys.argv[1]))  # it may be `weights`
model.save_weights("logs/{}.h5".format("top.weights"))
model.save_weights("logs/{}.weights.h5".format(uuid.uuid4()))
