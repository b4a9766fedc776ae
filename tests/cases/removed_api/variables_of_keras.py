"""Variables of Keras 3, given to what takes those of TensorFlow only."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K

model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(4), keras.layers.Dense(1)])
model.compile("adam", "mse")
K.set_value(model.optimizer.learning_rate, 1e-4)  # TFA903
K.set_value(model.layers[0].kernel, np.ones((8, 4)))  # TFA903
K.set_value(  # TFA903
    model.optimizer.learning_rate,
    K.get_value(model.optimizer.learning_rate) * 0.5,
)
weight = K.variable(0.5)
K.set_value(weight, 0.25)


class Warmup(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        K.set_value(self.model.optimizer.learning_rate, 1e-3 * epoch)  # TFA903


x = np.zeros((4, 8), "float32")
with tf.GradientTape() as tape:
    tape.watch(model.trainable_variables)  # TFA903
    loss = tf.reduce_mean(model(x) ** 2)
print(tape.gradient(loss, model.trainable_variables))
images = tf.constant(x)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(images)
    tape.watch(model.layers[0].kernel)  # TFA903
    loss = tf.reduce_mean(model(images) ** 2)

average = tf.train.ExponentialMovingAverage(0.99)
average.apply(model.trainable_variables)  # TFA903
average.apply([tf.Variable(1.0)])
schedule = keras.optimizers.schedules.ExponentialDecay(1e-3, 100, 0.9)
optimizer = keras.optimizers.Adam(learning_rate=schedule)
print(optimizer.learning_rate(optimizer.iterations))  # TFA903
print(schedule(optimizer.iterations), float(optimizer.learning_rate))


class Decay(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        rate = K.get_value(self.model.optimizer.learning_rate)
        K.set_value(self.model.optimizer.lr, rate * 0.9)  # TFA903
