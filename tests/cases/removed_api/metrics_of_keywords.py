import tensorflow as tf


class Sampler:
    def compile(self, model, loss, **kwargs):
        self.model, self.loss = model, loss
        self.seen = tf.keras.metrics.Mean()
        self.score = kwargs.get("score", tf.keras.metrics.SparseCategoricalAccuracy())
        self.bound = kwargs.pop("bound", tf.keras.metrics.Mean())


class Langevin(Sampler):
    def compile(self, model, loss="mse", **kwargs):
        super().compile(model, loss, **kwargs)
        self.energy = tf.keras.metrics.Mean()

    def draw(self, x, y):
        self.energy(self.loss(y, self.model(x)))
        value = self.energy.result()
        self.energy.reset_states()  # TFA903
        return value

    def run(self, x, y, rounds):
        for _ in range(rounds):
            self.draw(x, y)
            self.seen.reset_states()  # TFA903
            self.score.reset_states()  # TFA903
        self.bound.reset_states()  # TFA903
