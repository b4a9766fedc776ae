"""Horovod's tape stands for the one that it wraps."""

import horovod.tensorflow as hvd
import tensorflow as tf
from detector import Detector
from sets import boxes

hvd.init()
gpus = tf.config.list_physical_devices("GPU")
if gpus:
    tf.config.set_visible_devices(gpus[hvd.local_rank()], "GPU")
model = Detector()
optimizer = tf.keras.optimizers.SGD(0.01 * hvd.size())
losses = []
for image, label in boxes():
    with tf.GradientTape() as tape:
        where, what = model((image, label), training=True)
        total = where + what
    tape = hvd.DistributedGradientTape(tape)
    gradients = tape.gradient(total, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    losses.append(total.numpy())  # TFA701
