"""What is given has a `result` too, but nobody knows of what; metrics are read now and then."""

import tensorflow as tf


class Trainer:
    def __init__(self, model, optimizer, timer, metric, score):
        self.model = model
        self.optimizer = optimizer
        self.timer, self.metric = timer, metric
        self.score = score

    @tf.function
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        self.metric.update_state(loss)

    def train(self, dataset):
        self.metric.reset_state()
        for step, (x, y) in enumerate(dataset):
            self.train_step(x, y)
            self.timer.stop()
            print(f"{self.timer.result():.3f} {self.score.result()}")
            if step % 100 == 0:
                print(f"{self.metric.result():.3f}")
