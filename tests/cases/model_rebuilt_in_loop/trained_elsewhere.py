"""Each run has a network and an optimizer of its own, which a step of another module gets."""

import tensorflow as tf

from steps import learn, replay

learn = tf.function(learn)
for run in range(20):
    actor = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])  # TFA704
    adam = tf.keras.optimizers.Adam(0.01)
    for _ in range(1000):
        learn(actor, adam, replay(64))
