import tensorflow as tf


class Schedule:
    def __init__(self, lr):
        self.lr = lr


class Trainer:
    def __init__(self, schedule):
        self.optimizer = schedule
        print(self.optimizer.lr)


class Rate(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if hasattr(self.model.optimizer, "lr"):
            print(self.model.optimizer.lr)


Trainer(Schedule(0.1))
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
print(optimizer.learning_rate)
