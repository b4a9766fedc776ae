"""Scales of losses as Keras 2 had them, and strategies as TensorFlow 1 was told of their GPUs."""

import tensorflow as tf
from tensorflow.keras import mixed_precision

policy = mixed_precision.Policy("mixed_float16", loss_scale="dynamic")  # TFA903
half = mixed_precision.Policy("mixed_float16")
mixed_precision.set_global_policy(half)
inner = tf.keras.optimizers.Adam()
fixed = mixed_precision.LossScaleOptimizer(inner, dynamic=False, initial_scale=128)  # TFA903
dynamic = mixed_precision.LossScaleOptimizer(inner, dynamic=True)
print(dynamic.loss_scale)  # TFA903
print(dynamic.initial_scale, dynamic.inner_optimizer.loss_scale_factor)
old = tf.mixed_precision.experimental.DynamicLossScale()  # TFA903
older = tf.train.experimental.FixedLossScale(128)  # TFA903

two = tf.distribute.MirroredStrategy(num_gpus=2)  # TFA903
hierarchical = tf.distribute.MirroredStrategy(
    cross_tower_ops=tf.distribute.HierarchicalCopyAllReduce()  # TFA903
)
some = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"], tf.distribute.NcclAllReduce())
ring = tf.distribute.MultiWorkerMirroredStrategy(
    communication=tf.distribute.experimental.CommunicationImplementation.RING  # TFA903
)
experimental = tf.distribute.experimental.MultiWorkerMirroredStrategy(
    communication=tf.distribute.experimental.CollectiveCommunication.RING
)
