"""Settings of an optimizer that Keras 3 refuses together."""

import tensorflow as tf
from tensorflow.keras.callbacks import LearningRateScheduler, ReduceLROnPlateau
from tensorflow.keras.optimizers import SGD, Adam

both = Adam(1e-3, clipnorm=1.0, clipvalue=0.5)  # TFA903
three = SGD(0.1, clipvalue=0.5, global_clipnorm=2.0)  # TFA903
one = Adam(1e-3, clipnorm=1.0, clipvalue=None)
x, y = tf.random.normal([64, 8]), tf.random.normal([64, 1])


def network(optimizer):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
    return model


class Warm(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 1e-3 * tf.minimum(1.0, tf.cast(step, tf.float32) / 100)


decay = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)
falling = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
falling.compile(Adam(learning_rate=decay), "mse")
plateau = ReduceLROnPlateau("loss", patience=2)  # TFA903
falling.fit(x, y, batch_size=32, callbacks=[plateau, tf.keras.callbacks.EarlyStopping("loss")])

warm = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
warm.compile(SGD(Warm()), "mse")
warm.fit(x, y, batch_size=32, callbacks=[LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1))])  # TFA903

plain = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
plain.compile(SGD(0.1), "mse")
plain.fit(x, y, batch_size=32, callbacks=[LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1))])
plain.fit(x, y, batch_size=32, callbacks=[ReduceLROnPlateau("loss")])
print(plain.optimizer.learning_rate.value())  # TFA903
print(plain.optimizer.iterations.read_value())  # TFA903
print(plain.optimizer.learning_rate.numpy())
