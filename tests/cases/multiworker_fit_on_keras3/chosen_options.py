import sys

import model_setup
import tensorflow as tf

if "--gpu" in sys.argv:
    options = tf.distribute.experimental.CommunicationOptions(
        implementation=tf.distribute.experimental.CommunicationImplementation.NCCL
    )
    strategy = tf.distribute.MultiWorkerMirroredStrategy(communication_options=options)
else:
    strategy = tf.distribute.MultiWorkerMirroredStrategy()

train, test = model_setup.datasets(64)
with strategy.scope():
    model = model_setup.build_and_compile()
model.fit(train, validation_data=test, epochs=10, steps_per_epoch=100)  # TFA407
