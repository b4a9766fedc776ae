import tensorflow as tf


class Trainer:
    def __init__(self, settings, strategy, step):
        self.old = settings["release"] == "2.0.0"
        self.strategy, self.step = strategy, step

    @tf.function
    def distributed_step(self, batch):
        if self.old:
            return self.strategy.experimental_run_v2(self.step, args=(batch,))
        return self.strategy.run(self.step, args=(batch,))
