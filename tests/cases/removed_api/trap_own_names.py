import tensorflow as tf


class Loader:
    def fit_generator(self, lr):
        return lr


print(Loader().fit_generator(lr=1))
optimizer = tf.keras.optimizers.Adam(learning_rate=1e-3, weight_decay=1e-4)
schedule = tf.keras.optimizers.schedules.ExponentialDecay(1e-3, 100, 0.9)
optimizer = tf.keras.optimizers.SGD(schedule, decay=0.0)
