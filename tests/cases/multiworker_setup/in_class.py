import tensorflow as tf


class Worker:
    def __init__(self, rate):
        self.optimizer = tf.keras.optimizers.Adam(rate)
        self.strategy = tf.distribute.MultiWorkerMirroredStrategy()  # TFA406


print(Worker(0.1).strategy.num_replicas_in_sync)
