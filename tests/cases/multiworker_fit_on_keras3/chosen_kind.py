import sys

import model_setup
import tensorflow as tf

if "--workers" in sys.argv:
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
else:
    strategy = tf.distribute.MirroredStrategy()

train, test = model_setup.datasets(64)
with strategy.scope():
    model = model_setup.build_and_compile()
model.fit(train, validation_data=test, epochs=10, steps_per_epoch=100)  # TFA407
