import numpy as np
import tensorflow as tf
from settings import BATCH_SIZE as batch
from data import load

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

build().fit(load(batch), epochs=2)
