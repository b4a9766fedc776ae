"""The wrapper of mixed precision, by its old name, is an optimizer as any other."""

import tensorflow as tf
import tensorflow.keras.mixed_precision as mp

schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)
optimizer = tf.keras.optimizers.SGD(schedule)
optimizer = mp.experimental.LossScaleOptimizer(optimizer, loss_scale="dynamic")  # TFA903
print(optimizer.lr(optimizer.iterations))  # TFA903
