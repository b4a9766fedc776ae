import tensorflow as tf
from tensorflow.keras import backend as K


class PrintRate(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(epoch, self.model.optimizer.lr.numpy())  # TFA903


class Halve(tf.keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        rate = float(K.get_value(self.model.optimizer.lr))  # TFA903
        K.set_value(self.model.optimizer.lr, rate / 2)  # TFA903


optimizer = tf.keras.optimizers.SGD(0.1)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile(optimizer, "mse")
for epoch in range(4):
    print(f"rate {model.optimizer.lr}")  # TFA903
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), callbacks=[PrintRate(), Halve()])
    optimizer.lr.assign(0.01)  # TFA903
decayed = tf.keras.optimizers.Adam(tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9))
tf.summary.scalar("rate", decayed.lr(7), step=7)  # TFA903
