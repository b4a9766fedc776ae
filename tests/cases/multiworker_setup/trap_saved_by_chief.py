"""Workers that are told apart, and models of other strategies."""

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
resolver = strategy.cluster_resolver


def path_for(path, task_type, task_id):
    return path if task_type in (None, "chief") else f"{path}_{task_id}"


with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.save(path_for("out/model", resolver.task_type, resolver.task_id) + ".keras")
